import Kernel
/// Under which metadata keys French and European plugins keep the numbers of a company that buys.
enum WooCommerceMeta {
  /// SIREN or SIRET.
  static let sirenKeys = [
    "_billing_siren", "billing_siren", "siren", "_siren", "_billing_siret", "billing_siret",
    "siret", "_siret",
    "_billing_siren_number", "_billing_siret_number", "billing_company_siret",
    "_billing_company_siret",
    "_wc_billing/facturier/siren",
  ]

  /// VAT numbers.
  static let vatKeys = [
    "_billing_vat", "billing_vat", "vat_number", "_vat_number", "VAT Number", "_billing_vat_number",
    "billing_vat_number", "_billing_eu_vat_number", "billing_eu_vat_number", "eu_vat_number",
    "_eu_vat_number",
    "billing_tva", "_billing_tva", "tva_intracom", "_billing_tva_intracom", "_vat_id",
    "_billing_vat_id",
    "_billing_tax_number", "yweu_billing_vat", "_wc_billing/facturier/vat",
  ]

  /// The first of `keys` that has something in it, at the order's metadata or in its billing address.
  static func value(of order: JSONValue, under keys: [String]) -> String? {
    let metadata = order["meta_data"]?.elements ?? []
    let billing = order["billing"] ?? order["billing_address"]
    for key in keys {
      let inMetadata = metadata.first { $0["key"]?.text == key }?["value"]?.text
      let found = inMetadata ?? billing?[key]?.text
      if let text = found.map({ CleanText.line($0) }), !text.isEmpty { return text }
    }
    return nil
  }
}
