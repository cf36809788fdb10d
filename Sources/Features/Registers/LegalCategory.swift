/// The legal categories of the INSEE (catégories juridiques, level III), as companies write their form on documents.
package enum LegalCategory {
  /// - Returns: `nil` for what is not a usual form of who sells, and for what nobody knows.
  package static func form(_ code: String) -> String? {
    guard code.utf8.count == 4, let number = Int(code) else { return nil }
    if let form = exact[number] { return form }
    return ranges.first { $0.codes.contains(number) }?.form
  }

  private static let exact: [Int: String] = [
    1000: "EI", 5202: "SNC", 5306: "SCS", 5308: "SCA", 5385: "SELCA", 5485: "SELARL", 5498: "EURL",
    5585: "SELAFA", 5685: "SELAFA", 5710: "SAS", 5720: "SASU", 5785: "SELAS", 5800: "SE",
    6220: "GIE", 6533: "GAEC", 6598: "EARL",
  ]

  private static let ranges: [(codes: ClosedRange<Int>, form: String)] = [
    (5410...5499, "SARL"), (5505...5699, "SA"), (6540...6544, "SCI"),
    (6551...6599, "Société civile"),
    (9210...9260, "Association"),
  ]
}
