import Kernel

/// The pages of the reference. What describes the API is English, as its names are.
struct APIReferenceView {
  let reference: APIReference
  /// Whether the company is for trying things out.
  let isTest: Bool

  func index(in shell: PageShell) -> [UInt8] {
    let words = Words(APIReferenceStrings.table, shell.language)
    return shell.page(title: words.title, section: APIReferencePages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
        page.div(class: "actions") {
          page.a(class: "button", .href(OpenAPIRoute.path), text: words.machine)
        }
      }
      page.div(class: "stack") {
        for tag in reference.tags {
          let operations = reference.operations.filter { $0.tag == tag }
          if !operations.isEmpty { table(of: operations, tag, page) }
        }
      }
    }
  }

  private func table(of operations: [APIReference.Operation], _ tag: String, _ page: HTML) {
    page.section(class: "card stack scroll") {
      page.h2(tag)
      page.table {
        page.tbody {
          for operation in operations {
            page.tr {
              page.td { page.code(operation.method) }
              page.td {
                page.a(.href("\(APIReferencePages.path)/\(operation.id)"), text: operation.path)
              }
              page.td(operation.summary)
            }
          }
        }
      }
    }
  }

  // MARK: One operation

  /// - Parameter tried: what came of trying it, shown first.
  func page(
    of operation: APIReference.Operation, host: String, tried: TriedOperation?, in shell: PageShell
  ) -> [UInt8] {
    let words = Words(APIReferenceStrings.table, shell.language)
    return shell.page(title: operation.summary, section: APIReferencePages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(operation.summary)
          page.p(class: "lead") { page.code("\(operation.method) \(operation.path)") }
        }
        page.div(class: "actions") {
          page.a(class: "button", .href(APIReferencePages.path), text: words.all)
        }
      }
      page.div(class: "stack") {
        if let tried { answer(tried, words, page) }
        if let description = operation.description { page.p(description) }
        permission(of: operation, words, page)
        parameters(of: operation, words, page)
        members(reference.members(of: operation.body), words.body, words, page)
        attempt(operation, host, tried?.fields ?? FormFields(), words, page)
        answers(of: operation, words, page)
      }
    }
  }

  private func permission(
    of operation: APIReference.Operation, _ words: Words<APIReferenceStrings>, _ page: HTML
  ) {
    page.p {
      page.text(words.permission)
      page.text(" ")
      page.code(operation.permission ?? words.nobody)
    }
  }

  private func parameters(
    of operation: APIReference.Operation, _ words: Words<APIReferenceStrings>, _ page: HTML
  ) {
    let rows = operation.parameters.map { parameter in
      APIReference.Member(
        name: parameter.name, type: "\(parameter.place) · \(reference.type(of: parameter.schema))",
        isRequired: parameter.isRequired, description: parameter.description)
    }
    members(rows, words.parameters, words, page)
  }

  private func members(
    _ members: [APIReference.Member], _ title: String, _ words: Words<APIReferenceStrings>,
    _ page: HTML
  ) {
    if members.isEmpty { return }
    page.section(class: "card stack scroll") {
      page.h2(title)
      page.table {
        page.tbody {
          for member in members {
            page.tr {
              page.td { page.code(member.name) }
              page.td(member.isRequired ? words.required : "")
              page.td(member.type)
              page.td(member.description ?? "")
            }
          }
        }
      }
    }
  }

  private func answers(
    of operation: APIReference.Operation, _ words: Words<APIReferenceStrings>, _ page: HTML
  ) {
    for answer in operation.answers {
      let title = [answer.status, answer.description, answer.type ?? ""].filter { !$0.isEmpty }
        .joined(separator: " · ")
      let rows = answer.status == "default" ? [] : reference.members(of: answer.schema)
      if rows.isEmpty {
        page.p(title)
      } else {
        members(rows, title, words, page)
      }
    }
  }

  // MARK: Trying

  private func attempt(
    _ operation: APIReference.Operation, _ host: String, _ fields: FormFields,
    _ words: Words<APIReferenceStrings>, _ page: HTML
  ) {
    page.section(class: "card stack scroll", .id("try")) {
      page.h2(words.attempt)
      if operation.method == "GET" {
        page.p(words.attemptLead)
        form(operation, fields, words, page)
      } else if operation.takesFile {
        page.p(words.fileOnly)
      } else if !isTest {
        page.p(words.sandboxOnly)
        page.p { page.a(.href("/companies"), text: words.makeSandbox) }
      } else if !Caller.current.isPerson {
        page.p(words.signIn)
      } else {
        page.p(words.attemptChange)
        form(operation, fields, words, page)
      }
      page.pre(class: "code", .attribute("tabindex", "0")) {
        page.code(Self.command(operation, host))
      }
    }
  }

  private func form(
    _ operation: APIReference.Operation, _ fields: FormFields, _ words: Words<APIReferenceStrings>,
    _ page: HTML
  ) {
    let action = Attribute.action("\(APIReferencePages.path)/\(operation.id)/try")
    let isReading = operation.method == "GET"
    let content = { inputs(operation, fields, words, page) }
    if isReading {
      page.form(class: "stack", action) { content() }
    } else {
      page.form(class: "stack", .method("post"), action) { content() }
    }
  }

  private func inputs(
    _ operation: APIReference.Operation, _ fields: FormFields, _ words: Words<APIReferenceStrings>,
    _ page: HTML
  ) {
    for parameter in operation.parameters where parameter.place != "header" {
      page.div(class: "field") {
        page.label(.for("try-\(parameter.name)"), text: parameter.name)
        page.input(
          .id("try-\(parameter.name)"), .name(parameter.name), .type("text"),
          .value(fields[parameter.name] ?? ""))
      }
    }
    if operation.method != "GET", operation.body != nil {
      page.div(class: "field") {
        page.label(.for("try-body"), text: words.body)
        page.textarea(
          .id("try-body"), .name("body"), .attribute("rows", "14"),
          .attribute("spellcheck", "false"), text: fields["body"] ?? operation.example ?? "{}")
      }
    }
    page.button(class: "button primary", .type("submit"), text: words.ask)
  }

  private func answer(
    _ tried: TriedOperation, _ words: Words<APIReferenceStrings>, _ page: HTML
  ) {
    page.section(class: "card stack scroll", .id("answer"), .role("status")) {
      page.h2("\(words.answered) · \(tried.status)")
      if let location = tried.location { page.p { page.code(location) } }
      if !tried.body.isEmpty {
        page.pre(class: "code") { page.code(tried.body) }
      } else if let type = tried.type {
        page.p { page.code(type) }
      }
    }
  }

  /// As a terminal takes it.
  static func command(_ operation: APIReference.Operation, _ host: String) -> String {
    var lines = ["curl -H \"Authorization: Bearer $FACTURIER_KEY\""]
    if operation.method != "GET" { lines.append("-X \(operation.method)") }
    if operation.parameters.contains(where: { $0.name == "Idempotency-Key" }) {
      lines.append("-H \"Idempotency-Key: $(uuidgen)\"")
    }
    if let example = operation.example {
      lines.append("-H \"Content-Type: application/json\"")
      lines.append("-d '\(example)'")
    }
    lines.append("'http://\(host)\(operation.path)'")
    return lines.joined(separator: " \\\n  ")
  }
}
