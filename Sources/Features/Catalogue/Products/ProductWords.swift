import Kernel

/// The words a product is found by: those of its name and its reference, and the reference as a whole.
enum ProductWords {
  private static let most = 40
  private static let longest = 60

  static func key(_ name: String) -> String { SearchText.normalised(name) }

  static func of(_ product: Product) -> [String] {
    var words = Set(split(product.name) + split(product.sku ?? ""))
    if let sku = product.sku { words.insert(String(SearchText.normalised(sku).prefix(longest))) }
    return Array(words.sorted().prefix(most))
  }

  /// What a search asks for: each begins a word. A reference of signs alone is found as it is.
  static func wanted(_ search: String) -> [String] {
    let line = CleanText.line(search)
    let words = split(line)
    if words.isEmpty, !line.isEmpty {
      return [String(SearchText.normalised(line).prefix(longest))]
    }
    return Array(Set(words).sorted().prefix(8))
  }

  private static func split(_ text: String) -> [String] {
    SearchText.normalised(text).split { !$0.isLetter && !$0.isNumber }
      .map { String($0.prefix(longest)) }
  }
}
