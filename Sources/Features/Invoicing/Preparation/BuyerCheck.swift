import EN16931
import Kernel
import Registers

/// Judges who the buyer is and what the invoice must know of them.
///
/// A company established in France needs its SIREN and an address (CGI ann. II, 242 nonies A, I-1° and 2°), one
/// abroad its address and, to be exempt, its VAT number; a consumer may stay without an address, goods sold to
/// individuals needing no tax invoice.
struct BuyerCheck {
  let buyer: SalesOrder.Buyer
  let place: Place
  /// What Sirene says of the buyer's SIREN, to propose what the order lacks.
  let known: CompanyFact?

  init(_ buyer: SalesOrder.Buyer, at place: Place, known: CompanyFact? = nil) {
    self.buyer = buyer
    self.place = place
    self.known = known
  }

  /// The buyer as a party of the invoice (BG-7), or `nil` when something stops it.
  func party(_ findings: inout Findings) -> Party? {
    let name = CleanText.line(buyer.name)
    if name.isEmpty {
      findings.stop(
        "buyer.name-missing", at: place.member("buyer/name"),
        fr: "Le nom de l'acheteur manque." + proposal.fr,
        en: "The buyer's name is missing." + proposal.en)
    }
    let siren = checkedSIREN(&findings)
    let vat = checkedVAT(siren: siren, &findings)
    var party = Party(name: name, address: PostalAddress(buyer.address))
    party.customerNumber = CleanText.optionalLine(buyer.externalID)
    if buyer.kind == .company {
      checkCompany(siren, &findings)
      party.legalID = siren.map { SchemedID($0, .siren) }
      party.vatIdentifier = vat
      party.electronicAddress =
        siren.map { SchemedID($0, .frenchAddress) } ?? email.map { SchemedID($0, .email) }
      let contact = Party.Contact(
        name: CleanText.optionalLine(buyer.contactName), phone: CleanText.optionalLine(buyer.phone),
        email: email)
      party.contact = contact.isEmpty ? nil : contact
    } else {
      party.electronicAddress = email.map { SchemedID($0, .email) }
    }
    return findings.stops ? nil : party
  }

  private func checkedSIREN(_ findings: inout Findings) -> String? {
    guard let text = buyer.siren, !text.isEmpty else { return sirenOfVAT }
    // A SIRET starts with the SIREN; shops often hold one for the other.
    let digits = String(text.unicodeScalars.filter { !($0 == " " || $0 == "." || $0 == "\u{A0}") })
    let siren = digits.utf8.count == 14 ? String(digits.prefix(9)) : digits
    if CheckDigits.isSIREN(siren) { return siren }
    findings.stop(
      "buyer.siren-invalid", at: place.member("buyer/siren"),
      fr:
        "Le SIREN « \(text.prefix(20)) » est faux : neuf chiffres dont la clé doit tomber juste. Demandez-le au client.",
      en:
        "The SIREN “\(text.prefix(20))” is wrong: nine digits with a valid check digit. Ask the customer."
    )
    return nil
  }

  /// A French VAT number ends with the SIREN.
  private var sirenOfVAT: String? {
    guard let vat = normalisedVAT, CheckDigits.isFrenchVAT(vat) else { return nil }
    let siren = String(vat.suffix(9))
    return CheckDigits.isSIREN(siren) ? siren : nil
  }

  private var normalisedVAT: String? {
    guard let text = buyer.vatIdentifier, !text.isEmpty else { return nil }
    return String(
      text.uppercased().unicodeScalars.filter {
        !($0 == " " || $0 == "." || $0 == "-" || $0 == "\u{A0}")
      })
  }

  private func checkedVAT(siren: String?, _ findings: inout Findings) -> String? {
    guard let vat = normalisedVAT else { return nil }
    let pointer = place.member("buyer/vatIdentifier")
    guard CheckDigits.isVATNumber(vat) else {
      findings.stop(
        "buyer.vat-invalid", at: pointer,
        fr: "Le numéro de TVA \(vat.prefix(20)) est faux. Demandez-le au client.",
        en: "The VAT number \(vat.prefix(20)) is wrong. Ask the customer.")
      return nil
    }
    if let siren, vat.hasPrefix("FR"), vat.suffix(9) != siren {
      findings.stop(
        "buyer.siren-vat-mismatch", at: pointer,
        fr: "Le numéro de TVA \(vat) n'est pas celui du SIREN \(siren).",
        en: "The VAT number \(vat) does not belong to the SIREN \(siren).")
    }
    return vat
  }

  private func checkCompany(_ siren: String?, _ findings: inout Findings) {
    if siren == nil, buyer.siren == nil || buyer.siren!.isEmpty, isFrench {
      findings.stop(
        "buyer.siren-missing", at: place.member("buyer/siren"),
        fr:
          "Le SIREN de l'entreprise cliente manque ; il est obligatoire sur la facture. Demandez-le au client, ou facturez un particulier.",
        en:
          "The buying company's SIREN is missing; it is mandatory on the invoice. Ask the customer, or invoice a consumer."
      )
    }
    let address = buyer.address
    if CleanText.line(address.line1).isEmpty || CleanText.line(address.city).isEmpty
      || (isFrench && CleanText.line(address.postCode).isEmpty)
    {
      findings.stop(
        "buyer.address-missing", at: place.member("buyer/address"),
        fr:
          "L'adresse de l'entreprise cliente est incomplète : rue, code postal et ville sont obligatoires."
          + proposal.fr,
        en:
          "The buying company's address is incomplete: street, post code and city are mandatory."
          + proposal.en)
    }
  }

  /// The remedy, where Sirene knows it: the seat is proposed, never taken over, since an order may be for another
  /// establishment.
  private var proposal: Text {
    guard let known, let name = known.name else { return Text("") }
    let seat = [name, known.address?.line].compactMap { $0 }.joined(separator: ", ")
    return Text(fr: " Sirene propose : \(seat).", en: " Sirene proposes: \(seat).")
  }

  /// Companies there have a SIREN, whatever VAT applies.
  private var isFrench: Bool {
    ["FR", "GP", "MQ", "GF", "RE", "YT"].contains(buyer.address.country)
  }

  /// The e-mail, when it can be an electronic address; a strange one is left out rather than printed wrong.
  private var email: String? {
    guard let email = CleanText.optionalLine(buyer.email), email.utf8.count <= 125,
      let at = email.firstIndex(of: "@"), at != email.startIndex,
      email[email.index(after: at)...].contains("."),
      email.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") })
    else { return nil }
    return email
  }
}
