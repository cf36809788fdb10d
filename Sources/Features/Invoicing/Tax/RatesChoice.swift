import Kernel
import Money
import Tax

/// Which rates are asked for: `on` (a day, today when absent) and `country`.
package struct RatesChoice: Sendable {
  package private(set) var date: LocalDate
  /// "FR" for all French territories and Monaco.
  package private(set) var country: CountryCode?
  package private(set) var flaws: [SaleFlaw] = []

  package init(_ fields: FormFields, today: LocalDate) {
    var reader = SaleReader(fields: fields)
    date = reader.date("on") ?? today
    if date < RatesTable.firstDay {
      reader.flaw("on", TaxStrings.table.beforeTable, RatesTable.firstDay.description)
      date = today
    }
    if let place = reader.place("country", postCode: nil) {
      country = place.country
      if !RatesTable.countries.contains(place.country) {
        reader.flaw("country", TaxStrings.table.noRates, place.country.description)
        country = nil
      }
    }
    flaws = reader.flaws
  }
}
