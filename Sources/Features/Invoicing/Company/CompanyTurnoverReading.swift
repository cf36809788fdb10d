import Kernel
import Money
import Tax

/// The turnover of years that no document here shows, as the company file says it.
extension CompanyReading {
  /// `{"2026": {"goods": "61000.00", "services": "0.00", "distanceSales": "8200.00"}}`.
  mutating func turnoverBefore(_ root: JSONValue) -> [Int: TurnoverSums] {
    var years: [Int: TurnoverSums] = [:]
    guard let value = root["turnoverBefore"] else { return years }
    if !value.isObject { wrongTurnover(value) }
    for member in value.members {
      guard let year = Int(member.key), (2000...2099).contains(year), member.value.isObject else {
        wrongTurnover(member.value)
        continue
      }
      refuseUnknown(member.value, known: ["goods", "services", "distanceSales"])
      years[year] = TurnoverSums(
        goods: turnover(member.value, "goods"), services: turnover(member.value, "services"),
        distance: turnover(member.value, "distanceSales"))
    }
    return years
  }

  private mutating func turnover(_ object: JSONValue, _ key: String) -> Int64 {
    guard let value = object[key] else { return 0 }
    if let text = value.text, let money = try? Money(text), !money.isNegative {
      return money.minorUnits
    }
    wrongTurnover(value)
    return 0
  }

  private mutating func wrongTurnover(_ value: JSONValue) {
    wrong(
      "company.turnover-invalid", value,
      fr:
        "« turnoverBefore » donne pour une année des montants hors taxes en euros, comme {\"2026\": {\"goods\": \"61000.00\", \"services\": \"0.00\", \"distanceSales\": \"8200.00\"}}.",
      en:
        "“turnoverBefore” gives amounts in euros without VAT for a year, such as {\"2026\": {\"goods\": \"61000.00\", \"services\": \"0.00\", \"distanceSales\": \"8200.00\"}}."
    )
  }
}
