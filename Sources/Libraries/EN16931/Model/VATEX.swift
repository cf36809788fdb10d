/// Reasons why VAT is not charged (BT-121), in words: what a document prints that was given a code and no words.
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
}
