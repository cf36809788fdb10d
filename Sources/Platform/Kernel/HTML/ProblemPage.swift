/// The page that says what went wrong and what to do: for 404, 409, 422, 500 …
package struct ProblemPage: Sendable {
  package let answer: ProblemAnswer

  package init(_ answer: ProblemAnswer) { self.answer = answer }

  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ShellStrings.table, shell.language)
    return shell.page(title: answer.title(shell.language)) { page in
      page.div(class: "problem") {
        page.p(String(answer.status), class: "problem-status")
        page.h1(answer.title(shell.language))
        page.p(answer.text(shell.language), class: "lead")
        findings(page, words)
        page.p { page.a(class: "button primary", .href("/"), text: words.home) }
        page.dl(class: "facts quiet") {
          page.dt(words.code)
          page.dd { page.code(answer.code) }
          if let reference = answer.reference {
            page.dt(words.reference)
            page.dd { page.code(reference) }
          }
        }
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
