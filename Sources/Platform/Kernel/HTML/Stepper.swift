/// Where something stands on its way: a list of steps, each done, under way, gone wrong or to come.
package struct Stepper: Sendable {
  package enum State: Sendable {
    case done
    /// It waits for this one.
    case current
    case failed
    case ahead
  }

  package struct Step: Sendable {
    let title: String
    let detail: String?
    let state: State
    /// Where one goes back to it.
    let href: String?

    package init(_ title: String, detail: String? = nil, _ state: State, href: String? = nil) {
      self.title = title
      self.detail = detail
      self.state = state
      self.href = href
    }
  }

  let label: String
  let steps: [Step]

  /// - Parameter label: what it is the way of, for who does not see it.
  package init(label: String, steps: [Step]) {
    self.label = label
    self.steps = steps
  }

  package func render(on page: HTML, _ language: Language) {
    let words = Words(StepperStrings.table, language)
    page.ol(class: "stepper", .label(label)) {
      for step in steps {
        page.li(
          class: style(of: step.state), .current(step.state == .current ? "step" : nil)
        ) {
          page.span(class: "step-title") {
            if let href = step.href {
              page.a(.href(href), text: step.title)
            } else {
              page.text(step.title)
            }
            page.span(" (\(said(step.state, words)))", class: "hidden")
          }
          if let detail = step.detail { page.span(detail, class: "quiet") }
        }
      }
    }
  }

  private func style(of state: State) -> StaticString {
    switch state {
    case .done: "done"
    case .current: "current"
    case .failed: "failed"
    case .ahead: "ahead"
    }
  }

  private func said(_ state: State, _ words: Words<StepperStrings>) -> String {
    switch state {
    case .done: words.done
    case .current: words.current
    case .failed: words.failed
    case .ahead: words.ahead
    }
  }
}

final class StepperStrings: Sendable {
  static let table = StepperStrings()

  let done = Text(fr: "fait", en: "done")
  let current = Text(fr: "en cours", en: "under way")
  let failed = Text(fr: "en échec", en: "failed")
  let ahead = Text(fr: "à venir", en: "to come")
}
