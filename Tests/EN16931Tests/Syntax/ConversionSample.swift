@testable import EN16931

/// An invoice that says everything a syntax has room for: each value is told apart by its text.
struct ConversionSample {
  let invoice: SemanticInvoice

  /// - Parameters:
  ///   - map: whose terms it holds.
  ///   - extensions: whether those of the extension profiles too.
  init(of map: ElementMap, as syntax: Syntax, extensions: Bool) {
    var maker = Maker(places: MapPlaces(of: map, as: syntax), extensions: extensions)
    maker.fill(SemanticInvoiceBuilder.root, .invoice, around: [:])
    invoice = maker.builder.finish()
  }

  private struct Maker: ~Copyable {
    let places: MapPlaces
    let extensions: Bool
    var builder = SemanticInvoiceBuilder()
    var count = 0

    init(places: MapPlaces, extensions: Bool) {
      self.places = places
      self.extensions = extensions
    }

    mutating func fill(
      _ index: SemanticInvoiceBuilder.Index, _ kind: Group,
      around: [Group: SemanticInvoiceBuilder.Index]
    ) {
      for term in places.terms[kind, default: []].sorted(by: { $0.rawValue < $1.rawValue }) {
        guard extensions || !term.isExtension else { continue }
        let home = term.home
        // A term that a group inside says again has the values of those groups.
        if extensions, home == kind, places.isCopied(term) { continue }
        for _ in 0..<(term.info.max == nil ? 2 : 1) {
          let value = value(of: term)
          builder.add(value, to: index)
          if home != kind, let other = around[home] { builder.add(value, to: other) }
        }
      }
      let around = around.merging([kind: index]) { $1 }
      let inner = places.groups[kind, default: []].sorted { $0.rawValue < $1.rawValue }
      for group in inner where extensions || !group.isExtension {
        // UBL has one discount per price (UBL-SR-37), both syntaxes one account per payment means;
        // EN 16931 has one note per line.
        let isOne = [.priceDiscount, .lineNote, .bg17].contains(group)
        let isRepeated = group.info.max == nil && !isOne
        for _ in 0..<(isRepeated ? 2 : 1) {
          let child = builder.open(group, in: index)
          fill(child, group, around: around)
        }
      }
    }

    private mutating func value(of term: Term) -> TermValue {
      count += 1
      let scheme = places.withScheme.contains(term) ? "S\(count)" : nil
      let version = places.withVersion.contains(term) ? "V\(count)" : nil
      let text =
        switch term {
        case .bt5: "EUR"
        case .bt6: "SEK"
        case .bt8: "35"
        case .bt21, .ext183: "AAI"
        default: term.info.type == .date ? "20\(10 + count % 80)-02-03" : "\(term.id) \(count) <&>"
        }
      return TermValue(term, text, scheme: scheme, schemeVersion: version)
    }
  }
}

extension MapPlaces {
  /// Whether a group other than its own says it too.
  func isCopied(_ term: Term) -> Bool {
    terms.contains { $0.key != term.home && !term.home.isShared && $0.value.contains(term) }
  }
}
