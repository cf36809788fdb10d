import EN16931
import Kernel
import PDF

/// What an invoice can be turned into.
package enum ConversionTarget: String, Sendable, CaseIterable {
  case cii, ubl, facturx, json
}

/// An invoice in another form, and what that form could not say.
package struct ConvertedInvoice: Sendable {
  package let bytes: [UInt8]
  /// Terms left out: the extension's, when the target is the profile EN 16931.
  package let omitted: [Term]
  /// Elements of the source that no term names, as paths.
  package let unread: [String]
}

/// Turns an invoice into the other syntax, a Factur-X PDF or JSON. Every business term goes along; what has none
/// is named, never dropped in silence.
package struct ConvertInvoice: Sendable {
  let language: Language

  package init(language: Language) { self.language = language }

  package func callAsFunction(
    _ file: ElectronicInvoice, to target: ConversionTarget
  ) throws -> ConvertedInvoice {
    let invoice = file.invoice
    var omitted: [Term] = []
    let bytes: [UInt8]
    switch target {
    case .cii: (bytes, omitted) = written(file, as: .cii)
    case .ubl:
      (bytes, omitted) = written(file, as: invoice.isCreditNote ? .ublCreditNote : .ublInvoice)
    case .json: bytes = SemanticJSON.bytes(of: invoice)
    case .facturx:
      let xml: [UInt8]
      // A CII that came in travels as it is: its bytes may be signed or archived elsewhere.
      if invoice.syntax == .cii { xml = file.xml } else { (xml, omitted) = written(file, as: .cii) }
      bytes = try pdf(of: invoice, embedding: xml)
    }
    let unread = invoice.xml.map { xml in
      invoice.unread.filter { $0.reason != .misplaced }.map { place in
        xml.path(place.node) + (place.attribute.map { "/@\($0)" } ?? "")
      }
    }
    return ConvertedInvoice(bytes: bytes, omitted: omitted, unread: unread ?? [])
  }

  private func written(_ file: ElectronicInvoice, as syntax: Syntax) -> ([UInt8], [Term]) {
    let written = InvoiceXML.write(file.invoice, as: syntax, profile: file.profile)
    return (written.bytes, written.omitted.sorted { $0.rawValue < $1.rawValue })
  }

  /// Our own PDF/A-3 of what the XML says.
  package func pdf(of invoice: SemanticInvoice, embedding xml: [UInt8]) throws -> [UInt8] {
    let seller = invoice.all(.bg4).first?.text(.bt27) ?? ""
    let brand = Brand(
      wordmark: String(seller.prefix(40)), accent: Colour(red: 38, green: 70, blue: 110))
    let template = DocumentTemplate(brand: brand, fonts: try DocumentFonts())
    let rendered = try DocumentRenderer(template: template).render(
      ReadablePage(invoice, language: language).document, embedding: xml)
    return template.prefix + rendered.tail
  }
}

extension SemanticInvoice {
  /// UBL has a root of its own for what reduces a debt.
  var isCreditNote: Bool {
    if syntax == .ublCreditNote { return true }
    return ["381", "396", "532", "83", "81", "261", "262", "296", "308", "420", "458"]
      .contains(root.text(.bt3)) && syntax != .ublInvoice
  }
}

/// An invoice as JSON, by business terms: {"BT-1": "F-1", "BG-4": [{"BT-27": "…"}]}. A value is a text, or an
/// object when a scheme goes with it.
package enum SemanticJSON {
  package static func bytes(of invoice: SemanticInvoice) -> [UInt8] {
    let json = JSONWriter(pretty: true)
    write(invoice.root, to: json)
    return json.bytes
  }

  private static func write(_ group: GroupView, to json: JSONWriter) {
    json.object {
      var seen: Set<Term> = []
      for value in group.values where seen.insert(value.term).inserted {
        let all = group.all(value.term)
        if all.count == 1 {
          json.key(value.term.id)
          write(value, to: json)
        } else {
          json.array(value.term.id) { for value in all { write(value, to: json) } }
        }
      }
      var kinds: Set<Group> = []
      for child in group.children where kinds.insert(child.kind).inserted {
        json.array(child.kind.id) {
          for instance in group.groups(child.kind) { write(instance, to: json) }
        }
      }
    }
  }

  private static func write(_ value: TermValue, to json: JSONWriter) {
    guard value.scheme != nil || value.schemeVersion != nil else {
      json.value(value.text)
      return
    }
    json.object {
      json.field("value", value.text)
      if let scheme = value.scheme { json.field("scheme", scheme) }
      if let version = value.schemeVersion { json.field("schemeVersion", version) }
    }
  }
}
