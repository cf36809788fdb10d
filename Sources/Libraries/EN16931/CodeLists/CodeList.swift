/// A closed list of codes, as the rules of EN 16931 name them.
package struct CodeList: Sendable {
  /// In the order published.
  package let codes: [String]
  private let members: Set<String>
  /// " AA AB AC ", for rules that search it as text.
  let text: [UInt8]

  /// - Parameter list: the codes with white space between them.
  init(_ list: StaticString) {
    let bytes = UnsafeBufferPointer(start: list.utf8Start, count: list.utf8CodeUnitCount)
    codes = bytes.split(whereSeparator: XMLSpace.isSpace).map {
      String(decoding: $0, as: UTF8.self)
    }
    members = Set(codes)
    text = codes.reduce(into: [0x20]) { text, code in
      text += code.utf8
      text.append(0x20)
    }
  }

  /// Whether it is a code of the list, white space around it set aside, capitals as published.
  package func contains(_ text: String) -> Bool {
    members.contains(text) || members.contains(XMLSpace.normalized(text))
  }

  /// Whether it is a code of the list to the letter.
  package func contains(exactly text: String) -> Bool { members.contains(text) }

  /// Whether the list, its codes parted and surrounded by single spaces, contains this text
  /// anywhere: what some official tests ask, which lets "" and a lone letter pass.
  func contains(fragment: some StringProtocol) -> Bool {
    let sought = Array(fragment.utf8)
    guard !sought.isEmpty else { return true }
    guard sought.count <= text.count else { return false }
    return (0...(text.count - sought.count)).contains { start in
      text[start..<(start + sought.count)].elementsEqual(sought)
    }
  }
}

extension CodeList {
  /// BT-125-1: the attachments every receiver must be able to open.
  package static let attachmentTypes = CodeList(
    """
    application/pdf image/png image/jpeg text/csv
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
    application/vnd.oasis.opendocument.spreadsheet
    """)
}
