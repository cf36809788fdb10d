import Kernel
import Money
import Tax

/// One line of a sale, described field by field in a query or on a command line.
///
/// All that is wrong is reported together, in the order of the fields. Words: `SaleWords`. Absent fields are: buyer
/// a consumer unless there is a VAT number, departure and arrival France, the day today, the proof of a number its
/// form, OSS below the threshold.
package struct DescribedSale: Sendable {
  /// `nil` when something is wrong.
  package let question: TaxQuestion?
  package let flaws: [SaleFlaw]

  package init(_ fields: FormFields, today: LocalDate) {
    var reader = SaleReader(fields: fields)
    let product = reader.product()
    let buyer = reader.buyer()
    let from = reader.place("from", postCode: "from-post-code") ?? .franceMainland
    let to = reader.place("to", postCode: "to-post-code") ?? .franceMainland
    let date = reader.date("on") ?? today
    let rate = reader.rate("rate")
    let value = reader.cents("value")
    let seller = reader.seller()
    let isMarketplace = reader.flag("marketplace")
    flaws = reader.flaws
    question =
      reader.flaws.isEmpty
      ? TaxQuestion(
        seller: seller, product: product, buyer: buyer, from: from, to: to, date: date,
        channel: isMarketplace ? .deemedSupplier : .own, consignmentCents: value,
        statedRate: rate) : nil
  }
}

/// What is wrong with one field, and how to write it. The field is the parameter of the query and the option
/// of the command: "to-post-code".
package struct SaleFlaw: Hashable, Sendable {
  package let field: String
  package let text: Text
}
