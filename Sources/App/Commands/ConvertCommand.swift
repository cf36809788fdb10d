import ArgumentParser
import EN16931
import Foundation
import Glibc
import Invoicing
import Kernel

extension ConversionTarget: ExpressibleByArgument {}

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract:
      "Turn an electronic invoice into CII, UBL, Factur-X or JSON, losing no business term.",
    discussion: "What the target cannot say is named on standard error. Exit codes as `validate`.")

  @Argument(help: "A Factur-X PDF, a CII or a UBL file.") var file: String
  @Option(help: "cii, ubl, facturx or json.") var to: ConversionTarget
  @Option(name: [.short, .long], help: "Where to write; standard output if absent.")
  var output: String?
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      let invoice = try ElectronicInvoice.read(try InvoiceFiles.bytes(of: file))
      let converted = try ConvertInvoice(language: language)(invoice, to: to)
      for term in converted.omitted {
        Terminal.error(
          language == .fr
            ? "Non repris : \(term.id) \(term.info.french), que le profil EN 16931 ne connaît pas."
            : "Left out: \(term.id) \(term.info.english), which profile EN 16931 does not have.")
      }
      for path in converted.unread {
        Terminal.error(
          language == .fr
            ? "Non repris : \(path), qu'aucun terme de la norme ne nomme."
            : "Left out: \(path), which no business term names.")
      }
      try InvoiceFiles.write(converted.bytes, to: output)
    }
  }
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Render any readable invoice, even an XML without a PDF, as our PDF or as text.")

  @Argument(help: "A Factur-X PDF, a CII or a UBL file.") var file: String
  @Flag(help: "A PDF instead of text; give --output.") var pdf = false
  @Option(name: [.short, .long], help: "Where to write; a name ending in .pdf asks for a PDF.")
  var output: String?
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      let invoice = try ElectronicInvoice.read(try InvoiceFiles.bytes(of: file))
      if pdf || output?.lowercased().hasSuffix(".pdf") == true {
        let page = try ConvertInvoice(language: language).pdf(
          of: invoice.invoice, embedding: invoice.xml)
        try InvoiceFiles.write(page, to: output)
      } else {
        let text = ReadableText(invoice.invoice, language: language).text
        try InvoiceFiles.write(Array(text.utf8), to: output)
      }
    }
  }
}

extension InvoiceFiles {
  /// To the file, whole or not at all; to standard output without one.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path else {
      FileHandle.standardOutput.write(Data(bytes))
      return
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw UnwritableFile(path: path)
    }
  }
}

/// A result that cannot be put where it was asked for.
struct UnwritableFile: Problem {
  let path: String
  var code: String { "document.unwritable-file" }
  var kind: ProblemKind { .unavailable }
  var text: Text {
    Text(
      fr: "\(path) ne peut pas être écrit : vérifiez le dossier, ses droits et la place libre.",
      en: "\(path) cannot be written: check the folder, its permissions and the free space.")
  }
}
