/// The rules of CEN's validation artefacts 1.3.16, in families.
///
/// They fire exactly where the official schematron does. Known exceptions:
///
/// - A text that is no number or no day stops the official engine for the whole file; here the
///   rule is silent and a reading rule reports it.
/// - What no schema allows: two indicators in one CII allowance, a VAT breakdown in the UBL total
///   of the accounting currency.
enum CENRules {
  static let all: [Rule] =
    CENDocumentRules.all + CENPartyRules.all + CENLineRules.all + CENAllowanceRules.all
    + CENTotalsRules.all + CENVATBreakdownRules.all + VATRules.all + CENPaymentRules.all
    + CENCodeRules.all
}
