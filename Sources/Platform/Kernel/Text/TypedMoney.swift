import Money

extension Money {
  /// Euros as people type them: "1 234,56 €".
  package init?(typed text: String) {
    let plain = text.filter { !$0.isWhitespace && $0 != "€" }.replacing(",", with: ".")
    guard let money = try? Money(plain) else { return nil }
    self = money
  }
}
