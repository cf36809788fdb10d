import Crypto
import Kernel
import Money
import Seal

func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

/// What is known of a document, its light, and a place to drop its file.
struct DocumentCheckPage {
  /// What became of a file that was given.
  enum Comparison {
    case none
    case file(name: String, likeness: DocumentCheck.Likeness, hash: [UInt8])
  }

  let check: DocumentCheck
  let path: String
  /// Nil before a form was sent.
  var comparison: Comparison?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(DocumentCheckStrings.table, shell.language)
    let kind = ShownKind(check.kind).name(Words(InvoicingStrings.table, shell.language))
    return shell.publicPage(title: words.title, heading: check.sellerName) { page in
      page.h1("\(kind) \(check.number)")
      page.div(class: "stack") {
        light(page, words)
        if let comparison { result(page, comparison, words) }
        page.section(class: "card stack") {
          page.p(words.compare)
          page.facts(facts(kind, words))
        }
        form(page, words)
        proof(page, words)
      }
    }
  }

  private func light(_ page: HTML, _ words: Words<DocumentCheckStrings>) {
    if check.isIntact {
      page.div(class: "notice good") {
        page.h2(words.intact)
        page.p(words.sealedOn(words.language.moment(check.sealedAt)))
      }
    } else {
      page.div(class: "notice bad") {
        page.h2(words.damaged)
        page.p(words.damagedHelp)
      }
    }
  }

  private func facts(
    _ kind: String, _ words: Words<DocumentCheckStrings>
  ) -> [InvoicePage.Fact] {
    let siren = French.siren(check.sellerSIREN)
    return [
      .init(words.seller, "\(check.sellerName) (SIREN \(siren))"),
      .init(words.document, "\(kind) \(check.number)"),
      .init(words.date, words.language.date(check.issueDate)),
      .init(words.total, words.language.money(check.gross)),
    ]
  }

  // MARK: The file

  private func result(
    _ page: HTML, _ comparison: Comparison, _ words: Words<DocumentCheckStrings>
  ) {
    guard case .file(let name, let likeness, let hash) = comparison else {
      return page.div(class: "notice warn", .role("alert")) { page.p(words.noFile) }
    }
    let isSame = likeness != .other
    page.div(class: isSame ? "notice good" : "notice bad", .role("status")) {
      page.h2(isSame ? words.same : words.differs)
      page.p { page.bdi(name) }
      switch likeness {
      case .document: page.p(words.sameHelp)
      case .data: page.p(words.sameData)
      case .other:
        page.p(words.differsHelp)
        page.p(class: "quiet") {
          page.text("SHA-256 ")
          page.code(hexadecimal(hash))
        }
      }
    }
  }

  private func form(_ page: HTML, _ words: Words<DocumentCheckStrings>) {
    page.section(class: "card stack") {
      page.h2(words.yourFile)
      page.form(class: "stack", .method("post"), .action(path), .multipart) {
        page.div(class: "field") {
          page.label(.for("file"), text: words.choose)
          page.input(
            .type("file"), .id("file"), .name("file"),
            .accept(".pdf,.xml,application/pdf,application/xml"),
            .required)
        }
        page.button(class: "button primary large", .type("submit"), text: words.send)
        page.p(words.notKept, class: "quiet")
      }
    }
  }

  // MARK: For those who check by themselves

  private func proof(_ page: HTML, _ words: Words<DocumentCheckStrings>) {
    page.details(class: "card") {
      page.summary(words.proof)
      page.div(class: "stack") {
        page.facts([
          .init(words.pdfHash, hexadecimal(check.pdfHash)),
          .init(words.xmlHash, hexadecimal(check.xmlHash)),
          .init(words.key, check.keyFingerprint ?? "—"),
        ])
        page.p {
          page.a(.href("\(path)/proof.json"), text: words.proofFile)
          page.text(" · ")
          page.a(.href("\(VerificationPages.path)/notice"), text: words.notice)
        }
      }
    }
  }
}

/// Nothing is there, or the form could not be read: said without the merchant's pages around it.
struct DocumentCheckProblem {
  let answer: ProblemAnswer

  init(_ answer: ProblemAnswer) { self.answer = answer }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(DocumentCheckStrings.table, shell.language)
    let isUnknown = answer.status == 404
    return shell.publicPage(title: words.title, heading: words.title) { page in
      page.h1(isUnknown ? words.unknown : answer.title(shell.language))
      page.p(isUnknown ? words.unknownHelp : answer.text(shell.language), class: "lead")
    }
  }
}
