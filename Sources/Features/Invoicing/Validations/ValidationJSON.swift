import EN16931
import Kernel

/// The report as JSON: the answer of `POST /v1/validations` and one line of `facturier validate --json`.
package enum ValidationJSON {
  package static func write(
    _ report: ValidationReport, file: String?, language: Language, to json: JSONWriter
  ) {
    json.object {
      if let file { json.field("file", file) }
      json.field("syntax", report.syntax?.jsonName)
      json.field("container", report.isPDF ? "pdf" : "xml")
      json.field("profile", report.profile.name)
      json.field("number", report.number)
      json.field("valid", report.isValid)
      json.array("violations") {
        for finding in report.findings { write(finding, language, to: json) }
      }
    }
  }

  private static func write(
    _ finding: ValidationFinding, _ language: Language, to json: JSONWriter
  ) {
    json.object {
      json.field("rule", finding.rule)
      json.field("severity", finding.severity.rawValue)
      json.field("path", finding.path)
      if let line = finding.line { json.field("line", line) }
      json.array("terms") { for term in finding.terms { json.value(term) } }
      json.field("value", finding.value)
      json.field("message", finding.message(language))
      json.field("fix", finding.fix(language))
      if finding.more > 0 { json.field("more", finding.more) }
    }
  }

  /// A file no invoice could be read from, as a line of `facturier validate --json`.
  package static func write(
    unreadable problem: any Problem, file: String, language: Language, to json: JSONWriter
  ) {
    json.object {
      json.field("file", file)
      json.field("valid", false)
      json.object("error") {
        json.field("code", problem.code)
        if let line = problem.findings.first?.place?.line { json.field("line", line) }
        if let column = problem.findings.first?.place?.column { json.field("column", column) }
        json.field("message", problem.text(language))
      }
      json.array("violations") {}
    }
  }
}

extension Syntax {
  /// As the command line and the API call it.
  package var jsonName: String {
    switch self {
    case .cii: "cii"
    case .ublInvoice: "ubl-invoice"
    case .ublCreditNote: "ubl-creditnote"
    }
  }
}
