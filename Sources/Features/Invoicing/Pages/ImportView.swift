import Kernel

extension ImportPage {
  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ImportStrings.table, shell.language)
    return shell.page(title: words.title, section: InvoicingNavigation.importing) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
      }
      page.div(class: "two") {
        page.div(class: "stack") {
          if let problem { refusal(page, problem, words) }
          form(page, words)
        }
        formatsCard(page, words)
      }
    }
  }

  private func refusal(_ page: HTML, _ problem: ProblemAnswer, _ words: Words<ImportStrings>) {
    page.div(class: "notice bad", .role("alert")) {
      let sentence = problem.text(words.language)
      page.strong(sentence)
      // Of a file that is wrong as a whole, the finding says what the problem does.
      for finding in problem.findings.prefix(20) where finding.text(words.language) != sentence {
        page.p {
          page.text(finding.text(words.language))
          if let place = finding.place?.description { page.text(" · \(place)") }
        }
      }
      page.p(class: "quiet") { page.code(problem.code) }
    }
  }

  private func form(_ page: HTML, _ words: Words<ImportStrings>) {
    page.form(class: "card stack", .method("post"), .action(ImportPage.action), .multipart) {
      page.div(class: "field") {
        page.label(.for("orders"), text: words.file)
        page.input(
          .type("file"), .id("orders"), .name("orders"), .required,
          .accept(".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json"),
          .describedBy("orders-help"))
        page.p(class: "quiet", .id("orders-help"), text: words.fileHelp(sizeLimit))
      }
      page.fieldset(class: "field") {
        page.legend(words.mapping)
        choice(page, "", words.mappingNone, words.mappingNoneHelp, isChecked: true)
        for mapping in mappings { choice(page, mapping.value, mapping.name, mapping.detail) }
        choice(page, "new", words.mappingNew, words.mappingNewHelp)
        page.input(
          class: "plain", .type("file"), .name("mapping-file"), .label(words.mappingFile),
          .accept(".json,application/json"))
      }
      page.div(class: "actions") {
        page.button(class: "button primary large", .type("submit"), text: words.preview)
      }
    }
  }

  private func choice(
    _ page: HTML, _ value: String, _ name: String, _ detail: String?, isChecked: Bool = false
  ) {
    page.label(class: "choice") {
      page.input(.type("radio"), .name("mapping"), .value(value), .checked(isChecked))
      page.span(name)
      if let detail { page.span(detail, class: "quiet") }
    }
  }

  private func formatsCard(_ page: HTML, _ words: Words<ImportStrings>) {
    page.section(class: "card") {
      page.h2(words.formats)
      for format in formats {
        page.div(class: "format") {
          page.h3(format.name(words.language))
          page.p(format.help(words.language), class: "quiet")
          page.pre(.attribute("tabindex", "0")) { page.code(format.sample) }
        }
      }
    }
  }
}
