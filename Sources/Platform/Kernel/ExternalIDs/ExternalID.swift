import Hummingbird
import NIOCore
import Storage

/// What somebody else's system calls an object of ours: `externalId` in the body of the request that makes it, or given to it
/// later. One of a kind in a company.
package struct ExternalID: Hashable, Sendable {
  package static let mostCharacters = 200

  /// Of the request under way, when its body gave one.
  @TaskLocal package static var current: ExternalID?

  package let text: String

  /// - Throws: `ExternalIDProblem.invalid`.
  package init(_ text: String) throws(ExternalIDProblem) {
    guard !text.isEmpty, text.count <= Self.mostCharacters, CleanText.line(text) == text else {
      throw .invalid
    }
    self.text = text
  }

  /// Takes `"externalId"` out of the root of a JSON body: blanks stand in its place, so that every other value stays where it
  /// was written.
  ///
  /// - Throws: `ExternalIDProblem.invalid`.
  static func taken(from body: ByteBuffer) throws -> (ByteBuffer, ExternalID?) {
    var bytes = Array(body.readableBytesView)
    guard let member = ExternalIDMember(in: bytes) else { return (body, nil) }
    for index in member.whole where bytes[index] != UInt8(ascii: "\n") {
      bytes[index] = UInt8(ascii: " ")
    }
    let value = try? JSONParser.parse(Array(body.readableBytesView)[member.value]).root
    if value?.isNull == true { return (ByteBuffer(bytes: bytes), nil) }
    guard case .string(let text)? = value?.content else { throw ExternalIDProblem.invalid }
    return (ByteBuffer(bytes: bytes), try ExternalID(text))
  }

  /// Gives the object that an answer shows this name, and shows it there.
  func given(
    _ answer: IdempotentAnswer, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> IdempotentAnswer {
    let root = try JSONParser.parse(Array(answer.body.utf8)).root
    guard let id = root["id"]?.text else { return answer }
    try ExternalIDs.set(self, for: id, of: company, in: tx)
    return try shown(in: answer)
  }

  func shown(in answer: IdempotentAnswer) throws -> IdempotentAnswer {
    let root = try JSONParser.parse(Array(answer.body.utf8)).root
    let json = JSONWriter()
    json.exact(root.with("externalId", JSONValue(.string(text))))
    return IdempotentAnswer(json, status: answer.status, location: answer.location)
  }
}

/// Where a member stands in the bytes of an object.
struct ExternalIDMember {
  /// With its key and one comma.
  let whole: Range<Int>
  let value: Range<Int>

  private static let key = Array("\"externalId\"".utf8)

  /// - Returns: `nil` where the root has none, or is no object; what is wrong with it is for its reader to say.
  init?(in bytes: [UInt8]) {
    var (depth, index, start) = (0, 0, 0)
    var key: Range<Int>?
    var colon: Int?
    var previous: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        let end = Self.end(ofString: index, in: bytes)
        if depth == 1, previous == UInt8(ascii: "{") || previous == UInt8(ascii: ","),
          key == nil, bytes[index..<end].elementsEqual(Self.key)
        {
          key = index..<end
        }
        index = end
        previous = byte
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 1 { start = index + 1 }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      let isEnd = depth == 0 && byte == UInt8(ascii: "}")
      if depth == 1 || isEnd {
        if byte == UInt8(ascii: ":"), key != nil, colon == nil { colon = index }
        if byte == UInt8(ascii: ",") || isEnd {
          if let key, let colon {
            let hasNext = byte == UInt8(ascii: ",")
            whole = hasNext ? key.lowerBound..<index + 1 : start..<index
            value = colon + 1..<index
            return
          }
          start = index
        }
      }
      if byte > 0x20 { previous = byte }
      index += 1
    }
    return nil
  }

  /// After its closing quote.
  private static func end(ofString start: Int, in bytes: [UInt8]) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.count)
  }
}

/// Why an external id is not to be had.
package enum ExternalIDProblem: Problem {
  case invalid
  /// The request that gives one is not right.
  case refused([Finding])
  /// Another object of the kind has it.
  case taken(by: String)

  package var code: String {
    switch self {
    case .invalid, .refused: "external-id.invalid"
    case .taken: "external-id.taken"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .invalid, .refused: .invalid
    case .taken: .conflict
    }
  }

  package var findings: [Finding] {
    if case .refused(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .invalid, .refused:
      Text(
        fr: "« externalId » est un texte d’une ligne, de 1 à 200 caractères.",
        en: "“externalId” is a text of one line, 1 to 200 characters.")
    case .taken(let id):
      Text(
        fr: "Cet identifiant externe est déjà celui de \(shown(id)).",
        en: "This external id is that of \(shown(id)) already.")
    }
  }
}
