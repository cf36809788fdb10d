import EN16931
import Testing

@Suite struct CheckDigitTests {
  @Test(arguments: ["732829320", "404833048", "356000000", "552100554"])
  func `sound SIRENs`(siren: String) { #expect(CheckDigits.isSIREN(siren)) }

  @Test(arguments: ["732829321", "73282932", "7328293200", "73282932O", "", "٧٣٢٨٢٩٣٢٠"])
  func `SIRENs with a wrong key or shape`(siren: String) { #expect(!CheckDigits.isSIREN(siren)) }

  @Test func `a French VAT number follows from its SIREN`() {
    #expect(CheckDigits.frenchVAT(ofSIREN: "732829320") == "FR44732829320")
    #expect(CheckDigits.isFrenchVAT("FR83404833048"))
    #expect(!CheckDigits.isFrenchVAT("FR84404833048"))
    #expect(!CheckDigits.isFrenchVAT("FR83404833049"))
    #expect(!CheckDigits.isFrenchVAT("DE136695976"))
  }

  @Test func `IBANs are checked modulo 97`() {
    #expect(CheckDigits.isIBAN("FR7630006000011234567890189"))
    #expect(CheckDigits.isIBAN("DE89370400440532013000"))
    #expect(!CheckDigits.isIBAN("FR7630006000011234567890188"))
    #expect(!CheckDigits.isIBAN("FR76 3000 6000 0112 3456 7890 189"))
    #expect(!CheckDigits.isIBAN("FR763000600001123456789018"))
  }
}
