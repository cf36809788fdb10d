import Kernel
import Tax

/// A word of the query or the command line, what it means, and what people call it.
struct SaleWord<Value: Sendable>: Sendable {
  let word: String
  let value: Value
  let name: Text

  init(_ word: String, _ value: Value, _ name: KeyPath<TaxStrings, Text>) {
    self.word = word
    self.value = value
    self.name = TaxStrings.table[keyPath: name]
  }
}

/// The words of each field.
enum SaleWords {
  static let products: [SaleWord<TaxProduct.Nature>] = [
    .init("goods", .goods, \.goods), .init("service", .service, \.service),
    .init("electronic", .electronicService, \.electronic),
    .init("intangible", .intangibleService, \.intangible),
    .init("event", .eventAdmission, \.event), .init("restaurant", .restaurant, \.restaurant),
    .init("transport", .transport, \.transport),
  ]
  static let classes: [SaleWord<TaxProduct.Class>] = [
    .init("book", .book, \.book), .init("food", .food, \.food),
    .init("medicine", .medicine, \.medicine), .init("press", .press, \.press),
    .init("standard", .standard, \.classStandard),
    .init("intermediate", .intermediate, \.classIntermediate),
    .init("reduced", .reduced, \.classReduced),
    .init("super-reduced", .superReduced, \.classSuperReduced), .init("zero", .zero, \.classZero),
  ]
  static let margins: [SaleWord<TaxProduct.MarginGoods>] = [
    .init("second-hand", .secondHand, \.secondHand), .init("art", .art, \.art),
    .init("antiques", .antiques, \.antiques),
  ]
  static let vouchers: [SaleWord<TaxProduct.Scheme>] = [
    .init("single", .singlePurposeVoucher, \.voucherSingle),
    .init("multi", .multiPurposeVoucher, \.voucherMulti),
  ]
  static let reverseCharges: [SaleWord<TaxProduct.ReverseChargeGoods>] = [
    .init("works", .subcontractedWorks, \.works), .init("scrap", .scrap, \.scrap),
    .init("energy", .energy, \.energy),
  ]
  static let buyers: [SaleWord<Bool>] = [
    .init("consumer", false, \.consumer), .init("company", true, \.company),
  ]
  static let proofs: [SaleWord<TaxCompany.Proof>] = [
    .init("key-only", .keyOnly, \.proofKeyOnly), .init("verified", .verified, \.proofVerified),
    .init("none", .none, \.proofNone),
  ]
  static let oss: [SaleWord<TaxSeller.OSSStatus>] = [
    .init("below", .belowThreshold, \.ossBelow), .init("opted", .optedIn, \.ossOpted),
    .init("registered", .registered, \.ossRegistered),
    .init("above", .aboveUnregistered, \.ossAbove),
  ]
}
