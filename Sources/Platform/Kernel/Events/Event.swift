import Money
import Storage

/// Something that happened in a company, in the order it happened there.
package struct Event: Sendable {
  /// Its place in the feed and its moment, sealed into one id: it is found without an index of its own, and one that was
  /// given out by another history of the same data (a copy that was put back) is noticed.
  package struct ID: Identifier {
    package static let prefix = "evt"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }

    init(_ sequence: Int64, at created: Instant, of company: CompanyID) {
      let millisecond = UInt64(max(0, created.microseconds / 1_000))
      let tag = (company.raw.high ^ company.raw.low) & 0xfff
      raw = RawID(
        high: millisecond << 16 | 7 << 12 | tag, low: 2 << 62 | UInt64(sequence) & ~(3 << 62))
    }

    /// From 1, without gap.
    package var sequence: Int64 { Int64(raw.low & ~(3 << 62)) }
  }

  package let id: ID
  package let type: String
  /// The id of what it is about: "inv_…".
  package let object: String
  package let created: Instant
  /// A JSON object, as it was written.
  package let data: String

  package var sequence: Int64 { id.sequence }

  /// The same wherever an event is shown or sent, byte for byte.
  package func write(to json: JSONWriter) throws {
    let data = try JSONParser.parse(Array(data.utf8)).root
    json.object {
      json.field("id", text: id)
      json.field("object", "event")
      json.field("type", type)
      json.field("sequence", sequence)
      json.field("created", text: created)
      json.field("about", object)
      json.key("data")
      Self.write(data, to: json)
    }
  }

  private static func write(_ value: JSONValue, to json: JSONWriter) {
    switch value.content {
    case .null: json.null()
    case .bool(let flag): json.value(flag)
    case .number(let token): json.number(token: token)
    case .string(let text): json.value(text)
    case .array(let elements): json.array { for element in elements { write(element, to: json) } }
    case .object(let members):
      json.object {
        for member in members {
          json.key(member.key)
          write(member.value, to: json)
        }
      }
    }
  }
}
