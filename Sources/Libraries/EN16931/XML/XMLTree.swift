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
  }

  struct Piece: Sendable {
    let element: Int32
    let start: UInt32
    let end: UInt32
  }

  var elements: [Element] = []
  var text: [UInt8] = []
  /// Those of one element lie together, up to the next element's.
  var attributes: [Attribute] = []
  /// A value ends where the next one starts.
  var values: [UInt8] = []
  /// Sorted by element once the document is complete.
  var mixed: [Piece] = []
  var foreignElements = XMLForeignNames()
  var foreignAttributes = XMLForeignNames()

  func string(_ start: UInt32, _ end: UInt32) -> String {
    String(decoding: text[Int(start)..<Int(end)], as: UTF8.self)
  }

  func attributes(of element: Int32) -> Range<Int> {
    let next = Int(element) + 1
    let end = next < elements.count ? Int(elements[next].attributeStart) : attributes.count
    return Int(elements[Int(element)].attributeStart)..<end
  }

  func value(_ attribute: Int) -> String {
    let next = attribute + 1
    let end = next < attributes.count ? Int(attributes[next].valueStart) : values.count
    return String(decoding: values[Int(attributes[attribute].valueStart)..<end], as: UTF8.self)
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
