/// A postal address (BG-5, BG-8, BG-15). Empty strings are not written.
package struct PostalAddress: Sendable, Hashable {
  /// BT-35, BT-50, BT-75.
  package var line1: String
  /// BT-36, BT-51, BT-76.
  package var line2: String
  /// BT-38, BT-53, BT-78.
  package var postCode: String
  /// BT-37, BT-52, BT-77.
  package var city: String
  /// BT-40, BT-55, BT-80: ISO 3166-1 alpha-2, mandatory.
  package var country: String

  package init(
    line1: String = "", line2: String = "", postCode: String = "", city: String = "",
    country: String
  ) {
    self.line1 = line1
    self.line2 = line2
    self.postCode = postCode
    self.city = city
    self.country = country
  }
}

/// An identifier with its scheme.
package struct SchemedID: Sendable, Hashable {
  package var value: String
  package var scheme: IdentifierScheme
  package init(_ value: String, _ scheme: IdentifierScheme) {
    self.value = value
    self.scheme = scheme
  }
}

/// The seller (BG-4) or the buyer (BG-7).
package struct Party: Sendable, Hashable {
  /// BT-27, BT-44.
  package var name: String
  /// BT-28, BT-45, when it differs from the name.
  package var tradingName: String?
  /// The number the shop knows the customer by; printed only. BT-46 would need a scheme (BR-FR-CO-10), and a
  /// platform that turns our CII into UBL would be refused for the lack of it.
  package var customerNumber: String?
  /// BT-30, BT-47: the SIREN of a French company, nine digits.
  package var legalID: SchemedID?
  /// BT-31, BT-48: with the country's prefix, "FR…".
  package var vatIdentifier: String?
  /// BT-34, BT-49.
  package var electronicAddress: SchemedID?
  package var address: PostalAddress
  /// BG-6, BG-9.
  package var contact: Contact?

  package struct Contact: Sendable, Hashable {
    /// BT-41, BT-56.
    package var name: String?
    /// BT-42, BT-57.
    package var phone: String?
    /// BT-43, BT-58.
    package var email: String?
    package init(name: String? = nil, phone: String? = nil, email: String? = nil) {
      self.name = name
      self.phone = phone
      self.email = email
    }
    package var isEmpty: Bool { name == nil && phone == nil && email == nil }
  }

  /// BT-32, scheme FC: the number the seller is known by at the tax office, where it has no VAT number (franchise,
  /// CGI 293 B; BR-E-02 asks for one of the two). In France that is the SIREN.
  package var taxRegistration: String?

  package init(
    name: String, tradingName: String? = nil, customerNumber: String? = nil,
    legalID: SchemedID? = nil,
    vatIdentifier: String? = nil, electronicAddress: SchemedID? = nil, address: PostalAddress,
    contact: Contact? = nil
  ) {
    self.name = name
    self.tradingName = tradingName
    self.customerNumber = customerNumber
    self.legalID = legalID
    self.vatIdentifier = vatIdentifier
    self.electronicAddress = electronicAddress
    self.address = address
    self.contact = contact
  }
}
