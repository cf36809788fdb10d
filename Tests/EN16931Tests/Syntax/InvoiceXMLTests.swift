import TestSupport
import Testing

@testable import EN16931

/// What the front door lets in, and what it says to the others.
@Suite struct InvoiceXMLTests {
  private func refusal(_ text: String) -> InvoiceReadError? {
    do {
      _ = try InvoiceXML.read(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    (
      "<a:CrossIndustryDocument xmlns:a=\"urn:ferd:CrossIndustryDocument:invoice:1p0\"/>",
      "document.zugferd-1"
    ),
    (
      "<a:SCRDMCCBDACIOMessageStructure xmlns:a=\"urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100\"/>",
      "document.order"
    ),
    (
      "<a:CrossDomainAcknowledgementAndResponse xmlns:a=\"urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100\"/>",
      "document.lifecycle-status"
    ),
    (
      "<CrossIndustryInvoice xmlns=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:13\"/>",
      "document.unknown-cii"
    ),
    ("<html/>", "document.not-an-invoice"),
    ("<html>", "xml.truncated"),
  ])
  func `what is no invoice of EN 16931 is refused and named`(text: String, code: String) throws {
    let error = try #require(refusal("\n" + text))
    #expect(error.code == code)
    #expect(error.line == 2)
    #expect(!error.fr.isEmpty && !error.en.isEmpty && error.fr != error.en)
  }

  @Test func `each root is read by its syntax`() throws {
    let roots: [(String, Syntax)] = [
      (
        "<CrossIndustryInvoice xmlns=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\"/>",
        .cii
      ),
      ("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>", .ublInvoice),
      (
        "<x:CreditNote xmlns:x=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\"/>",
        .ublCreditNote
      ),
    ]
    for (text, syntax) in roots {
      #expect(try InvoiceXML.read(Array(text.utf8)).syntax == syntax)
    }
  }

  @Test(arguments: [
    ("urn:cen.eu:en16931:2017", "EN 16931", "EN 16931", true, false),
    ("urn:factur-x.eu:1p0:minimum", "Factur-X MINIMUM", "MINIMUM", false, false),
    ("urn:factur-x.eu:1p0:basicwl", "Factur-X BASIC WL", "BASIC WL", false, false),
    (
      "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", "Factur-X BASIC", "BASIC",
      true, false
    ),
    (
      "urn:cen.eu:en16931:2017#compliant#urn:zugferd.de:2p0:basic", "Factur-X BASIC", "BASIC", true,
      false
    ),
    (
      "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended", "Factur-X EXTENDED",
      "EXTENDED", true, true
    ),
    (
      "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr", "EXTENDED-CTC-FR",
      "EXTENDED", true, true
    ),
    (
      "urn:cen.eu:en16931:2017#compliant#urn.cpro.gouv.fr:1p0:en16931-ctc-fr", "EN 16931 CTC-FR",
      "EN 16931", true, false
    ),
    (
      "urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3", "XRechnung 2.3",
      "XRECHNUNG", true, false
    ),
    (
      "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0",
      "XRechnung 3.0 Extension", "XRECHNUNG", true, true
    ),
    (
      "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
      "Peppol BIS Billing 3.0", "", true, false
    ),
    (
      "urn:cen.eu:en16931:2017#compliant#urn:example:mine",
      "EN 16931 CIUS (urn:cen.eu:en16931:2017#compliant#urn:example:mine)", "", true, false
    ),
    ("urn:factur-x.eu:2p0:ultimate", "urn:factur-x.eu:2p0:ultimate", "", true, true),
    ("", "", "", true, true),
  ])
  func `BT-24 names the profile`(
    identifier: String, name: String, level: String, isInvoice: Bool, hasExtensions: Bool
  ) {
    let profile = Profile(identifier)
    #expect(profile.name == name)
    #expect(profile.facturXLevel ?? "" == level)
    #expect(profile.isInvoice == isInvoice)
    #expect(profile.hasExtensions == hasExtensions)
  }
}
