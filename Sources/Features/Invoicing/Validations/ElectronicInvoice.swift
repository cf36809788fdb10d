import EN16931
import Kernel
import PDF

/// An invoice file of any producer, read: a Factur-X PDF, a CII or a UBL file.
package struct ElectronicInvoice: Sendable {
  /// The envelope, when the file is a PDF.
  package let container: FacturXContainer?
  /// The XML itself; in a PDF the attachment.
  package let xml: [UInt8]
  package let invoice: SemanticInvoice
  package let profile: Profile

  /// - Throws: `UnreadableInvoice`: neither PDF nor XML, damaged, encrypted, without attachment, not an invoice.
  package static func read(_ bytes: [UInt8]) throws(UnreadableInvoice) -> ElectronicInvoice {
    guard isPDF(bytes) else { return try xml(bytes, in: nil) }
    let container: FacturXContainer
    do {
      container = FacturXContainer(try ForeignPDF.read(bytes))
    } catch {
      throw UnreadableInvoice(error.code, Text(fr: error.french, en: error.english))
    }
    guard let attachment = container.invoice?.attachment else {
      throw UnreadableInvoice(
        "document.no-electronic-invoice",
        container.findings.first { $0.severity == .fatal }.map {
          Text(fr: $0.french, en: $0.english)
        }
          ?? Text(
            fr: "Ce PDF ne contient pas de facture électronique : demandez le fichier Factur-X.",
            en: "This PDF holds no electronic invoice: ask for the Factur-X file."))
    }
    return try xml(attachment.bytes, in: container)
  }

  private static func xml(
    _ bytes: [UInt8], in container: FacturXContainer?
  ) throws(UnreadableInvoice) -> ElectronicInvoice {
    do {
      let invoice = try InvoiceXML.read(bytes)
      return ElectronicInvoice(
        container: container, xml: bytes, invoice: invoice, profile: Profile.of(invoice))
    } catch {
      throw UnreadableInvoice(error)
    }
  }

  /// As readers of PDF do: the header may come late in the first kilobyte.
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    if bytes.first == UInt8(ascii: "<") { return false }
    let head = bytes.prefix(1024)
    let sign = Array("%PDF-".utf8)
    guard head.count >= sign.count else { return false }
    return head.indices.dropLast(sign.count - 1).contains { head[$0...].starts(with: sign) }
  }
}

/// A file in which no invoice can be read: why, where, what to do.
package struct UnreadableInvoice: Problem {
  package let code: String
  package let text: Text
  /// From 1, when the fault has a place in the XML.
  package let line: Int?
  package let column: Int?
  package var kind: ProblemKind { .invalid }

  init(_ code: String, _ text: Text, line: Int? = nil, column: Int? = nil) {
    self.code = code
    self.text = text
    self.line = line
    self.column = column
  }

  init(_ error: InvoiceReadError) {
    self.init(
      error.code, Text(fr: error.fr, en: error.en), line: error.line, column: error.column)
  }

  package var findings: [Finding] {
    guard let line else { return [] }
    let place = Place(line: line, column: column)
    return [Finding(code, at: place, fr: text.fr, en: text.en)]
  }
}
