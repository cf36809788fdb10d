/// The page that says what went wrong, what is safe all the same, and what to do: for 403, 404, 409, 413, 429, 500, 503 …
package struct ProblemPage: Sendable {
  package let answer: ProblemAnswer

  package init(_ answer: ProblemAnswer) { self.answer = answer }

  private var advice: ProblemAdvice { ProblemAdvice(answer) }

  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ShellStrings.table, shell.language)
    return shell.page(title: answer.title(shell.language)) { page in
      page.div(class: "problem") {
        page.p(class: advice.style) { page.text("\(words.error) \(answer.status)") }
        page.h1(answer.title(shell.language))
        page.p(answer.text(shell.language), class: "lead")
        findings(page, words)
        told(page, words)
        page.div(class: "actions") {
          page.a(class: "button primary", .href(advice.href), text: advice.action(shell.language))
          if advice.href != "/" { page.a(class: "button", .href("/"), text: words.home) }
        }
        facts(page, words)
      }
    }
  }

  private func told(_ page: HTML, _ words: Words<ShellStrings>) {
    page.dl(class: "card problem-told") {
      page.div {
        page.raw(Icon.shield)
        page.dt(words.isSafe)
        page.dd(advice.safe(words.language))
      }
      page.div {
        page.raw(Icon.forward)
        page.dt(words.nextStep)
        page.dd(advice.next(words.language))
      }
    }
  }

  private func facts(_ page: HTML, _ words: Words<ShellStrings>) {
    page.dl(class: "facts quiet") {
      page.dt(words.code)
      page.dd { page.code(answer.code) }
      if let reference = answer.reference {
        page.dt(words.reference)
        page.dd { page.code(reference) }
      }
      if let id = Doing.current?.id {
        page.dt(words.request)
        page.dd { page.code(id) }
      }
    }
  }

  private func findings(_ page: HTML, _ words: Words<ShellStrings>) {
    if answer.findings.isEmpty { return }
    page.section(class: "card", .label(words.problems)) {
      page.ul(class: "findings") {
        for finding in answer.findings {
          page.li(class: finding.severity == .stop ? "finding stop" : "finding warn") {
            page.p(finding.text(words.language))
            page.p(class: "quiet") {
              page.code(finding.code)
              if let place = finding.place?.description { page.text(" \(place)") }
            }
          }
        }
      }
    }
  }
}
