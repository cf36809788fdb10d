/// Reasons why VAT is not charged (BT-121), the codes of the VATEX list this product uses so far.
package enum VATEX {
  /// Small business: franchise en base, CGI 293 B.
  package static let franchise = "VATEX-FR-FRANCHISE"

  /// BT-120. The first is printed word for word (CGI ann. II, 242 nonies A; 293 E).
  package static func reason(of code: String) -> String {
    switch code {
    case franchise: return "TVA non applicable, article 293 B du CGI"
    default: break
    }
    // VATEX-FR-CGI261-1, VATEX-FR-CGI261C-2 … name their own article.
    guard code.hasPrefix("VATEX-FR-CGI") else { return "Exonération de TVA (\(code))" }
    return "Exonération de TVA, article \(articleName(code.dropFirst("VATEX-FR-CGI".count))) du CGI"
  }

  private static func articleName(_ suffix: Substring) -> String {
    let parts = suffix.split(separator: "-", maxSplits: 1)
    guard let article = parts.first else { return String(suffix) }
    let letters = article.drop { $0.isNumber }
    let number = article.prefix { $0.isNumber }
    let name = letters.isEmpty ? String(number) : "\(number) \(letters)"
    return parts.count > 1 ? "\(name)-\(parts[1])°" : name
  }

  /// French codes this version knows how to explain on a document (code list of Factur-X 1.09).
  package static func isKnown(_ code: String) -> Bool { known.contains(code) }

  private static let known: Set<String> = {
    var codes: Set<String> = [franchise, "VATEX-FR-CGI275", "VATEX-FR-CGI277A", "VATEX-FR-CGI295"]
    for point in [1, 2, 3, 4, 5, 7, 8] { codes.insert("VATEX-FR-CGI261-\(point)") }
    codes.formUnion(["VATEX-FR-CGI261A", "VATEX-FR-CGI261B"])
    for point in 1...3 { codes.insert("VATEX-FR-CGI261C-\(point)") }
    codes.formUnion(["VATEX-FR-CGI261D-1", "VATEX-FR-CGI261D-1BIS", "VATEX-FR-CGI261D-2"])
    codes.formUnion(["VATEX-FR-CGI261D-3", "VATEX-FR-CGI261D-4"])
    codes.formUnion(["VATEX-FR-CGI261E-1", "VATEX-FR-CGI261E-2"])
    return codes
  }()
}
