import Kernel
import Money

/// Something a company sells (produit, article), as it is sold today. Documents copy what they need of it and keep theirs: a
/// product may change at any time.
package struct Product: Sendable, Equatable {
  package struct ID: Identifier {
    package static let prefix = "prd"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  /// What VAT needs to know of a product beside its being one.
  package enum Nature: String, Sendable, CaseIterable {
    case goods, services
    /// Supplied electronically: downloads, subscriptions to software (CGI 259 D).
    case electronicServices
    /// Rights, advertising, advice, data (CGI 259 B).
    case intangibleServices
    /// Admission to an event held somewhere (CGI 259 A, 5°).
    case events
    case restaurant, transport

    package var isGoods: Bool { self == .goods }
  }

  /// The company's own reference; of one product only.
  package var sku: String?
  package var name: String
  package var detail: String?
  package var nature: Nature = .goods
  /// UN/ECE Rec 20 code; C62 is "one".
  package var unit: String = UsualUnit.piece
  /// Of one unit; `nil` where it differs from sale to sale.
  package var price: UnitPrice?
  package var priceIncludesTax = false
  package var currency: Currency = .eur
  /// `nil` means the seller's usual rate.
  package var rate: Rate?

  package init(name: String, sku: String? = nil) {
    self.name = name
    self.sku = sku
  }

  package enum State: String, Sendable, CaseIterable { case active, archived }

  /// A product that is kept.
  package struct Known: Sendable, Equatable {
    package let id: ID
    package let product: Product
    package let archivedAt: Instant?
    package let createdAt: Instant
    package let updatedAt: Instant
    /// Counts from 1; what a form must name to change it.
    package let revision: Int

    package var state: State { archivedAt == nil ? .active : .archived }
  }
}
