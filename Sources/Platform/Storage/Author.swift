/// Who does what a transaction writes: kept with what changes, and for whoever asks later.
///
/// It goes with the task that asks for the transaction, so that a verb need not hand it on.
package struct Author: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A person who signed in.
    case person
    /// A program with an API key.
    case key
    /// Whoever may run the program on the machine itself.
    case command
    /// The program by itself: a schedule, a queue.
    case program
  }

  package let kind: Kind
  /// `usr_…` or `key_…`; of a command, the account of the machine that ran it.
  package let id: String
  /// As people know them.
  package let name: String
  /// The network address the request came from; `nil` where there was none.
  package let address: String?

  /// The request that may change something: "POST /v1/invoices/:id/issuance", and its path; `nil` outside of one.
  package var door: Door?

  package struct Door: Hashable, Sendable {
    package let route: String
    package let path: String

    package init(route: String, path: String) {
      self.route = route
      self.path = path
    }
  }

  package init(
    _ kind: Kind, id: String, name: String, address: String? = nil, door: Door? = nil
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.address = address
    self.door = door
  }

  /// The program by itself: what no one asked for.
  package static let program = Author(.program, id: "facturier", name: "Facturier")

  @TaskLocal package static var current = Author.program
}
