/// Which yearly turnovers a sale counts in: those that limits of VAT are measured by.
///
/// National is what is located in France, whether or not it bears VAT: taxed sales, the margin scheme (its whole price), the
/// franchise, exports, intra-Community supplies, domestic reverse charge (CGI 293 D). Left out: what is located abroad, what is
/// outside the scope, exemptions without right to deduct.
package struct Turnover: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// National sales of goods and meals eaten on the spot (CGI 293 B, I-1° a).
  package static let goods = Turnover(rawValue: 1)
  /// Other national services (CGI 293 B, I-1° b).
  package static let services = Turnover(rawValue: 2)
  /// Distance sales within the Union from France, and electronic services to its consumers, wherever they are taxed
  /// (CGI 258 A, 259 D; directive art. 59 quater).
  package static let distance = Turnover(rawValue: 4)
}

extension VATDecision {
  package func turnover(_ nature: TaxProduct.Nature) -> Turnover {
    var turnover: Turnover = reasons.contains(where: \.isDistance) ? .distance : []
    if isNational {
      turnover.insert(nature.isGoods || nature == .restaurant ? .goods : .services)
    }
    return turnover
  }

  private var isNational: Bool {
    if territory?.isFrenchVAT == true || exemption == .franchise { return true }
    switch mention {
    case .intraCommunity, .export, .overseasExport, .domesticReverseCharge: return true
    default: return false
    }
  }
}

extension TaxReason {
  fileprivate var isDistance: Bool {
    switch self {
    case .distanceSaleBelowThreshold, .distanceSaleAtDestination, .electronicBelowThreshold: true
    case .electronicAtDestination(let place): !place.isFrenchVAT
    default: false
    }
  }
}
