import Foundation

@testable import PDF

/// Documents of a small shop, written for these tests.
enum Samples {
  static let fonts: DocumentFonts = {
    do { return try DocumentFonts() } catch { fatalError("\(error)") }
  }()
  static let template = DocumentTemplate(
    brand: Brand(wordmark: "Maison Aurore", accent: Colour(red: 0x1F, green: 0x4E, blue: 0x5F)),
    fonts: fonts)
  static let xml = Array(
    "<?xml version=\"1.0\"?><rsm:CrossIndustryInvoice>héhé €</rsm:CrossIndustryInvoice>".utf8)

  /// Lines of 10.00 each, so that a carried total tells how many came before it.
  static func invoice(lines count: Int, name: (Int) -> String = { "Article n° \($0)" })
    -> PrintedDocument
  {
    let lines = (0..<count).map { index in
      PrintedDocument.Line(
        reference: "REF-\(index)", name: name(index), detail: nil, quantity: "1",
        unitPrice: "10,00\u{A0}€",
        taxRate: "20\u{A0}%", amount: "10,00\u{A0}€", runningTotal: "\((index + 1) * 10),00\u{A0}€")
    }
    return PrintedDocument(
      language: "fr", title: "Facture", number: "F-2026-00042",
      facts: [
        .init(label: "Date d’émission", value: "23/11/2026"),
        .init(label: "Échéance", value: "23/12/2026"),
      ],
      seller: .init(
        heading: "Vendeur", lines: ["Maison Aurore SAS", "12 rue des Petits-Champs", "75002 Paris"]),
      buyer: .init(
        heading: "Client", lines: ["Hélène Œuvrard", "3 chemin de l’Île", "13100 Aix-en-Provence"]),
      columns: .init(
        name: "Désignation", quantity: "Quantité", unitPrice: "Prix unitaire HT", taxRate: "TVA",
        amount: "Montant HT"),
      lines: lines,
      taxes: [.init(rate: "20 %", base: "\(count * 10),00 €", tax: "\(count * 2),00 €")],
      taxHeadings: .init(rate: "Taux", base: "Base HT", tax: "TVA"),
      totals: [
        .init(label: "Total HT", amount: "\(count * 10),00 €"),
        .init(label: "Net à payer", amount: "\(count * 12),00 €", emphasis: .due),
      ],
      payment: .init(
        heading: "Règlement",
        facts: [.init(label: "IBAN", value: "FR76 3000 6000 0112 3456 7890 189")],
        qrPayload:
          "BCD\n002\n1\nSCT\n\nMaison Aurore\nFR7630006000011234567890189\nEUR\(count * 12).00",
        qrCaption: "Payer par virement"),
      notes: ["Pénalités de retard : trois fois le taux d’intérêt légal."],
      footer: ["Maison Aurore SAS au capital de 50 000 €"], carriedForward: "À reporter",
      broughtForward: "Report", pageLabel: "Page",
      metadata: .init(
        title: "Facture F-2026-00042", author: "Maison Aurore",
        created: "2026-11-23T00:00:00+01:00",
        pdfDate: "D:20261123000000+01'00'"))
  }

  static func file(_ document: PrintedDocument, xml: [UInt8]? = xml) throws -> [UInt8] {
    try DocumentRenderer(template: template).render(document, embedding: xml).file(
      prefix: template.prefix)
  }

  /// The "big list of naughty strings", from the shared corpus.
  static let naughtyStrings: [String]? = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/corpus/hostile/naughty-strings/blns.json")
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONDecoder().decode([String].self, from: data)
  }()
}

/// Other people's programs, asked about our files.
enum Tool {
  static func isInstalled(_ name: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(name)")
  }

  /// Runs a tool on a file given by its bytes, at the place of `@` in the arguments.
  static func run(_ name: String, _ arguments: [String], on file: [UInt8]) throws -> (
    status: Int32, output: String
  ) {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "pdftests-\(UUID().uuidString).pdf"
    ).path
    try Data(file).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(name)")
    process.arguments = arguments.map { $0 == "@" ? path : $0 }
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  static func text(of file: [UInt8]) throws -> String {
    try run("pdftotext", ["-layout", "@", "-"], on: file).output
  }
}
