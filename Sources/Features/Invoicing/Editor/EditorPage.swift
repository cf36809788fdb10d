import Catalogue
import EN16931
import Kernel
import Money

/// The page that makes an invoice: a form that works without script, what it comes to beside it.
struct EditorPage {
  let id: TypedInvoice.ID
  /// 0 while nothing is kept.
  let revision: Int
  let typed: TypedInvoice
  let assessment: AssessTyped.Assessment
  var spareRows = 3
  /// Somebody else wrote meanwhile; what is shown is not kept.
  var isConflict = false
  /// It is a draft already, which is thrown away on its own page.
  var isEntered = false
  /// Whether a register can be asked who buys.
  var asksRegisters = false
  /// What one said.
  var told: FillBuyer.Outcome?
  /// What was put into the catalogue just now.
  var catalogued: [String] = []
  var others: [(id: TypedInvoice.ID, name: String)] = []
  /// What is wrong, by the input it stands at.
  let wrong: [TypedInvoice.Spot: String]

  init(
    _ id: TypedInvoice.ID, revision: Int, _ typed: TypedInvoice,
    _ assessment: AssessTyped.Assessment, _ language: Language
  ) {
    (self.id, self.revision, self.typed, self.assessment) = (id, revision, typed, assessment)
    wrong = assessment.wrong(in: typed, language)
  }

  static func path(of id: TypedInvoice.ID) -> String { "/invoices/typed/\(id)" }

  /// Of what is kept now: another revision is another address.
  var previewPath: String { "\(Self.path(of: id))/preview.pdf?revision=\(revision)" }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(EditorStrings.table, shell.language)
    return shell.page(
      title: words.title, section: InvoicingNavigation.invoices, scripts: [Self.script]
    ) { page in
      page.a(class: "crumb", .href(InvoicingNavigation.invoices)) {
        page.raw(Icon.back)
        page.text(Words(InvoicingStrings.table, shell.language).invoices)
      }
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
      }
      if isConflict { conflict(page, words) }
      if !catalogued.isEmpty {
        page.p(
          class: "notice good", .role("status"),
          text: words.nowInCatalogue(catalogued.joined(separator: ", ")))
      }
      if !others.isEmpty { unfinished(page, words) }
      page.form(
        class: "editor", .method("post"), .action(Self.path(of: id)), .id("editor"),
        .attribute("data-saving", words.saving), .attribute("data-offline", words.offline),
        .attribute("autocomplete", "off")
      ) {
        page.input(.type("hidden"), .name("revision"), .value(String(revision)))
        page.div(class: "stack") {
          // Enter in a field presses the first button of a form: it must be the harmless one.
          page.button(
            class: "hidden", .type("submit"), .name("do"), .value("save"),
            .attribute("tabindex", "-1"), .hiddenFromReaders, text: words.recalculate)
          customer(page, words)
          sale(page, words)
          lines(page, words)
          adjustments(page, words)
        }
        page.div(class: "outcome") {
          page.aside(class: "stack summary") {
            page.div(class: "card stack", .id("summary"), .attribute("aria-live", "polite")) {
              EditorSummary(typed: typed, assessment: assessment).write(to: page, words)
            }
            buttons(page, words)
          }
          preview(page, words)
        }
        // Filled as one types; without script they stay empty and fields are typed whole.
        for list in ["known-buyers", "known-articles"] { page.datalist(.id(list)) {} }
        page.datalist(.id("usual-units")) {
          for unit in UsualUnit.all {
            page.option(.value(UsualUnit.label(unit.code, shell.language)), text: "")
          }
        }
      }
    }
  }

  private func conflict(_ page: HTML, _ words: Words<EditorStrings>) {
    page.div(class: "notice bad", .role("alert")) {
      page.p(EditorProblem.changedMeanwhile.text(words.language))
      page.p(words.yours)
      page.p { page.a(.href(Self.path(of: id)), text: words.openOther) }
    }
  }

  private func unfinished(_ page: HTML, _ words: Words<EditorStrings>) {
    page.p(class: "soft resume") {
      page.text(words.resume)
      for other in others {
        page.text(" · ")
        page.a(.href(Self.path(of: other.id))) {
          page.bdi(other.name.isEmpty ? words.nameless : other.name)
        }
      }
    }
  }

  private func buttons(_ page: HTML, _ words: Words<EditorStrings>) {
    page.div(class: "stack") {
      button(page, "issue", words.proceed, "button primary large")
      page.p(words.proceedHelp, class: "quiet")
      button(page, "save", words.recalculate, "button")
      if revision > 0 {
        page.a(
          class: "button", .href("\(Self.path(of: id))/preview.pdf"),
          .attribute("target", "_blank"), text: words.preview)
        if !isEntered { button(page, "discard", words.discard, "button") }
      }
      page.p(class: "quiet", .id("saved"), .role("status"), text: revision > 0 ? words.saved : "")
    }
  }

  /// The document as it would be, drawn anew when what is typed makes one. The script shows it; without, a button opens it.
  private func preview(_ page: HTML, _ words: Words<EditorStrings>) {
    page.section(
      class: "card sheet paper", .id("paper"), .hidden(true),
      .attribute("data-src", revision > 0 && assessment.document != nil ? previewPath : ""),
      .attribute("data-title", words.preview)
    ) {
      page.h2(words.preview)
      page.div(class: "paper-sheets") {}
    }
  }

  private func button(_ page: HTML, _ act: String, _ title: String, _ cssClass: StaticString) {
    page.button(class: cssClass, .type("submit"), .name("do"), .value(act), text: title)
  }

  // MARK: Fields

  private func customer(_ page: HTML, _ words: Words<EditorStrings>) {
    page.section(class: "card stack") {
      page.h2(words.customer)
      page.div(class: "fields") {
        page.selectField(
          "kind", "kind", words.kind,
          [("company", words.company), ("consumer", words.consumer)], typed[.kind])
        field(page, .name, words.name)
        siren(page, words)
        field(page, .vatIdentifier, words.vatIdentifier)
        field(page, .line1, words.line1)
        field(page, .postCode, words.postCode)
        field(page, .city, words.city)
        field(page, .country, words.country)
        field(page, .email, words.email)
      }
      page.details(.open(!typed[.contactName].isEmpty || !typed[.line2].isEmpty)) {
        page.summary { page.text(words.more) }
        page.div(class: "fields") {
          field(page, .contactName, words.contactName)
          field(page, .line2, words.line2)
        }
      }
    }
  }

  /// The number that fills in the rest: by its button, and by the script once it is whole.
  private func siren(_ page: HTML, _ words: Words<EditorStrings>) {
    guard asksRegisters else { return field(page, .siren, words.siren) }
    page.div(class: "field") {
      page.label(.for("siren"), text: words.siren)
      page.div(class: "with-button") {
        input(page, .siren, describedBy: "siren-error siren-told")
        page.button(
          class: "button", .type("submit"), .name("do"), .value("fill"), .id("fill"),
          .label(words.fill), .title(words.fill),
          .attribute("data-url", EditorRoutes.fillPath),
          .attribute("data-looking", words.filling)
        ) { page.raw(Icon.search) }
      }
      page.span(class: "error", .id("siren-error"), text: wrong[.field(.siren)] ?? "")
      page.span(
        class: "quiet", .id("siren-told"), .role("status"),
        text: told.map { EditorStrings.table.said($0)(words.language) } ?? words.fillHelp)
    }
  }

  private func adjustments(_ page: HTML, _ words: Words<EditorStrings>) {
    page.section(class: "card stack") {
      page.h2(words.adjustments)
      page.div(class: "fields") {
        field(page, .shipping, words.shipping, isNumber: true)
        field(page, .shippingRate, words.shippingRate, isNumber: true, words.shippingRateHint)
        field(page, .discount, words.wholeDiscount, words.wholeDiscountHint)
      }
      page.p(words.adjustmentsHelp, class: "quiet")
      page.details(.open(!typed[.shippingLabel].isEmpty || !typed[.discountLabel].isEmpty)) {
        page.summary { page.text("\(words.shippingLabel), \(words.discountLabel)") }
        page.div(class: "fields") {
          field(page, .shippingLabel, words.shippingLabel)
          field(page, .discountLabel, words.discountLabel)
        }
      }
    }
  }

  private func sale(_ page: HTML, _ words: Words<EditorStrings>) {
    page.section(class: "card stack") {
      page.h2(words.sale)
      page.div(class: "fields") {
        field(page, .orderedOn, words.orderedOn, type: "date")
        field(page, .suppliedOn, words.suppliedOn, type: "date")
        field(page, .dueOn, words.dueOn, type: "date")
        field(page, .purchaseOrder, words.purchaseOrder)
        page.selectField(
          "prices", "prices", words.prices, [("net", words.net), ("gross", words.gross)],
          typed[.prices])
        field(page, .note, words.note)
      }
    }
  }

  private func field(
    _ page: HTML, _ field: TypedInvoice.Field, _ title: String, type: String = "text",
    isNumber: Bool = false, _ hint: String? = nil
  ) {
    let name = field.rawValue
    page.div(class: "field") {
      page.label(.for(name), text: title)
      input(
        page, field, type: type, describedBy: "\(name)-error",
        (isNumber ? [.inputMode("decimal")] : []) + (hint.map { [.placeholder($0)] } ?? []))
      page.span(class: "error", .id("\(name)-error"), text: wrong[.field(field)] ?? "")
    }
  }

  private func input(
    _ page: HTML, _ field: TypedInvoice.Field, type: String = "text", describedBy: String,
    _ more: [Attribute] = []
  ) {
    let name = field.rawValue
    var attributes: [Attribute] = [
      .type(type), .id(name), .name(name), .value(typed[field]), .describedBy(describedBy),
    ]
    if wrong[.field(field)] != nil { attributes.append(.attribute("aria-invalid", "true")) }
    if field == .name { attributes.append(.attribute("list", "known-buyers")) }
    page.input(all: attributes + more)
  }
}
