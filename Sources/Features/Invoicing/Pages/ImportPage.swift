import Kernel

/// The form that takes an orders file. It posts `multipart/form-data` to `/imports` with these fields:
///
/// - `orders`: the file;
/// - `mapping`: empty to recognise the format, `new` for the file in `mapping-file`, else the value of a
///   `Mapping`;
/// - `mapping-file`: a mapping.
package struct ImportPage: Sendable {
  /// A mapping that was used before.
  package struct Mapping: Sendable {
    package var value: String
    package var name: String
    /// What tells it from others: "utilisée le 12/03/2026".
    package var detail: String?

    package init(value: String, name: String, detail: String? = nil) {
      self.value = value
      self.name = name
      self.detail = detail
    }
  }

  /// A format the reader accepts, with a sample of it.
  package struct Format: Sendable {
    package var name: Text
    package var help: Text
    package var sample: String

    package init(name: Text, help: Text, sample: String) {
      self.name = name
      self.help = help
      self.sample = sample
    }
  }

  package static let action = "/imports"

  package var mappings: [Mapping]
  package var formats: [Format]
  /// The largest file taken: "64 Mo".
  package var sizeLimit: String
  /// Why the last attempt was refused, when the form is shown again.
  package var problem: ProblemAnswer?

  package init(
    mappings: [Mapping] = [], formats: [Format] = Format.usual, sizeLimit: String,
    problem: ProblemAnswer? = nil
  ) {
    self.mappings = mappings
    self.formats = formats
    self.sizeLimit = sizeLimit
    self.problem = problem
  }
}

extension ImportPage.Format {
  package static let usual = [csv, wooCommerce, jsonLines]

  private static let csv = ImportPage.Format(
    name: ImportStrings.table.csvName, help: ImportStrings.table.csvHelp,
    sample: """
      Order;Date;Customer;Article;Qty;Price
      10045;2026-03-02;Anne Roux;Tasse grès;2;14,50
      10045;2026-03-02;Anne Roux;Théière;1;48,00
      """)
  private static let wooCommerce = ImportPage.Format(
    name: ImportStrings.table.wooName, help: ImportStrings.table.wooHelp,
    sample: """
      [{"id": 727, "number": "727", "currency": "EUR",
        "date_created_gmt": "2026-03-22T16:28:02",
        "billing": {"first_name": "Anne", …}, "line_items": […]}]
      """)
  private static let jsonLines = ImportPage.Format(
    name: ImportStrings.table.linesName, help: ImportStrings.table.linesHelp,
    sample: """
      {"number": "10045", "orderedOn": "2026-03-02",
        "buyer": {…}, "lines": [{"name": "Théière",
        "quantity": "1", "unitPrice": "48.00"}]}
      """)
}
