import Kernel

/// A client: a company or a person who bought. What a document says of them is frozen on the document; this is
/// who they are today.
package struct Customer: Sendable, Hashable {
  package struct ID: Identifier {
    package static let prefix = "cus"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package enum Kind: String, Sendable { case consumer, company }

  package var kind: Kind
  package var name: String
  package var email: String?
  package var siren: String?
  package var vatIdentifier: String?

  package init(
    kind: Kind, name: String, email: String? = nil, siren: String? = nil,
    vatIdentifier: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.email = email
    self.siren = siren
    self.vatIdentifier = vatIdentifier
  }
}
