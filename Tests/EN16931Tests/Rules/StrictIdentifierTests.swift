import EN16931
import Testing

struct StrictIdentifierTests {
  @Test(arguments: ["73282932000074", "35600000000048", "35600000049837"])
  func `sound SIRETs, La Poste's by their own sum among them`(siret: String) {
    #expect(CheckDigits.isSIRET(siret))
  }

  @Test(arguments: ["73282932000075", "7328293200007", "35600000049838", "7328293200007A", ""])
  func `SIRETs with a wrong key or shape`(siret: String) { #expect(!CheckDigits.isSIRET(siret)) }

  @Test func `GS1 numbers are weighted 3 and 1 from the right`() {
    #expect(CheckDigits.isGS1("4012345001235", lengths: [13]))
    #expect(CheckDigits.isGS1("96385074", lengths: [8, 13]))
    #expect(!CheckDigits.isGS1("96385074", lengths: [13]))
    #expect(!CheckDigits.isGS1("4012345001236", lengths: [13]))
    #expect(!CheckDigits.isGS1("401234500123X", lengths: [13]))
  }

  @Test func `a BIC has 8 or 11 signs and a country`() {
    #expect(CheckDigits.isBIC("AGRIFRPP"))
    #expect(CheckDigits.isBIC("AGRIFRPP882"))
    for wrong in ["AGRIFRPP88", "AGRI1RPP", "agrifrpp", ""] { #expect(!CheckDigits.isBIC(wrong)) }
  }

  @Test(arguments: [
    "DE123456789", "ATU12345678", "BE0123456789", "NL123456789B01", "ESX1234567X", "EL123456789",
    "IE1234567FA", "IE1A23456F", "XIGD123", "CHE123456789MWST", "NO123456789MVA",
  ])
  func `VAT numbers of the right shape`(number: String) { #expect(CheckDigits.isVATShaped(number)) }

  @Test(arguments: [
    "DE12345678", "NL123456789", "AT12345678", "NL1", "A", "de123456789", "12345678",
  ])
  func `VAT numbers of no country's shape`(number: String) {
    #expect(!CheckDigits.isVATShaped(number))
  }
}
