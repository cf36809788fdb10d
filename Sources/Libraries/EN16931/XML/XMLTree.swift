/// What a document consists of.
struct XMLTree: Sendable {
  struct Element: Sendable {
    /// -1 for the root.
    let parent: Int32
    /// The next sibling, or -1.
    var next: Int32 = -1
    let line: Int32
    /// The first piece of text directly inside; further ones, in mixed content, are in `mixed`.
    var textStart: UInt32 = 0
    var textEnd: UInt32 = 0
    let attributeStart: UInt32
    let name: UInt16
  }

  struct Attribute: Sendable {
    let name: UInt16
    let valueStart: UInt32
    let valueEnd: UInt32
  }

  struct Piece: Sendable {
    let element: Int32
    /// Among all pieces, as they were read.
    let order: Int32
    let start: UInt32
    let end: UInt32
  }

  var elements: [Element] = []
  /// The file in UTF-8; texts and values are parts of it where they stand there as they are read.
  var source: [UInt8] = []
  /// The others, with references resolved; counted behind the source.
  var decoded: [UInt8] = []
  /// Those of one element lie together, up to the next element's.
  var attributes: [Attribute] = []
  /// Sorted by element once the document is complete, those of one in their order.
  var mixed: [Piece] = []
  var foreignElements = XMLForeignNames()
  var foreignAttributes = XMLForeignNames()

  func string(_ start: UInt32, _ end: UInt32) -> String {
    String(decoding: bytes(start, end), as: UTF8.self)
  }

  func bytes(_ start: UInt32, _ end: UInt32) -> ArraySlice<UInt8> {
    let count = source.count
    return Int(start) < count
      ? source[Int(start)..<Int(end)] : decoded[Int(start) - count..<Int(end) - count]
  }

  func attributes(of element: Int32) -> Range<Int> {
    let next = Int(element) + 1
    let end = next < elements.count ? Int(elements[next].attributeStart) : attributes.count
    return Int(elements[Int(element)].attributeStart)..<end
  }

  func value(_ attribute: Int) -> String {
    string(attributes[attribute].valueStart, attributes[attribute].valueEnd)
  }

  func morePieces(of element: Int32) -> ArraySlice<Piece> {
    var (low, high) = (0, mixed.count)
    while low < high {
      let middle = (low + high) / 2
      if mixed[middle].element < element { low = middle + 1 } else { high = middle }
    }
    return mixed[low...].prefix { $0.element == element }
  }
}
