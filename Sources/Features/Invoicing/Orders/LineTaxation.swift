import Tax

/// The words of an order file for what VAT asks of a product, and back.
enum LineTaxation {
  static let classes: [(word: String, value: TaxProduct.Class)] = [
    ("standard", .standard), ("intermediate", .intermediate), ("reduced", .reduced),
    ("superReduced", .superReduced), ("book", .book), ("food", .food), ("medicine", .medicine),
    ("press", .press),
  ]

  static let schemes: [(word: String, value: TaxProduct.Scheme)] = [
    ("marginSecondHand", .margin(.secondHand)), ("marginArt", .margin(.art)),
    ("marginAntiques", .margin(.antiques)),
    ("subcontractedWorks", .domesticReverseCharge(.subcontractedWorks)),
    ("scrap", .domesticReverseCharge(.scrap)), ("energy", .domesticReverseCharge(.energy)),
    ("multiPurposeVoucher", .multiPurposeVoucher), ("singlePurposeVoucher", .singlePurposeVoucher),
  ]
}

extension SalesOrder.Line.Nature {
  var taxNature: TaxProduct.Nature {
    switch self {
    case .goods: .goods
    case .services: .service
    case .electronicServices: .electronicService
    case .intangibleServices: .intangibleService
    case .events: .eventAdmission
    case .restaurant: .restaurant
    case .transport: .transport
    }
  }
}
