import Money

/// A kind of fact that others may want to hear of: `invoice.issued`. The feature where it happens declares it.
package struct EventType: Sendable, Hashable, CustomStringConvertible {
  /// A member of an event's data.
  package struct Field: Sendable, Hashable {
    package enum Kind: String, Sendable {
      case text, number, money
      /// A text, or null.
      case optional
    }
    package let name: String
    package let kind: Kind
    package let note: String

    package init(_ name: String, _ kind: Kind, _ note: String) {
      self.name = name
      self.kind = kind
      self.note = note
    }
  }

  /// "invoice": what it is about, and what its object's id begins a word for.
  package let object: String
  /// "issued".
  package let action: String
  /// What people call it.
  package let title: Text
  /// Of its data, in their order.
  package let fields: [Field]
  package let description: String

  package init(_ object: String, _ action: String, _ title: Text, _ fields: [Field]) {
    self.object = object
    self.action = action
    self.title = title
    self.fields = fields
    description = "\(object).\(action)"
  }

  package static func == (left: EventType, right: EventType) -> Bool {
    left.description == right.description
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

/// The value of a member of an event's data.
package enum EventValue: Sendable {
  case text(String)
  case optional(String?)
  case number(Int64)
  case money(Money)

  var kind: EventType.Field.Kind {
    switch self {
    case .text: .text
    case .optional: .optional
    case .number: .number
    case .money: .money
    }
  }
}

/// All that the features of this program declare.
package struct EventCatalogue: Sendable {
  package let types: [EventType]

  package init(_ types: [EventType]) { self.types = types }

  package func knows(_ name: String) -> Bool { types.contains { $0.description == name } }

  /// Whether a pattern stands for any type: "invoice.issued", "invoice.*", "*".
  package func knows(pattern: String) -> Bool {
    types.contains { Self.matches($0.description, pattern) }
  }

  package static func matches(_ type: String, _ pattern: String) -> Bool {
    pattern == "*" || pattern == type
      || pattern.hasSuffix(".*") && type.hasPrefix(pattern.dropLast(1))
  }
}
