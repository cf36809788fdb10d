/// The elements of a document grouped by name, each group in document order.
struct XMLNameIndex: Sendable {
  /// Per name, foreign ones behind the vocabulary: its group, or `none`. Most names are in no
  /// document, so only the groups that exist are counted and summed.
  private var groups: [UInt16]
  /// Group `n` is `nodes[starts[n]..<starts[n + 1]]`.
  private var starts: [Int32]
  private var nodes: [Int32]

  private static let none = UInt16.max

  init(_ tree: XMLTree) {
    let known = XMLVocabulary.elements.count
    groups = [UInt16](repeating: Self.none, count: known + tree.foreignElements.written.count)
    var sizes: [Int32] = []
    for element in tree.elements {
      let slot = Self.slot(element.name, known)
      if groups[slot] == Self.none {
        groups[slot] = UInt16(sizes.count)
        sizes.append(0)
      }
      sizes[Int(groups[slot])] += 1
    }
    starts = [0]
    starts.reserveCapacity(sizes.count + 1)
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    nodes = [Int32](repeating: 0, count: tree.elements.count)
    var next = starts
    for index in tree.elements.indices {
      let group = Int(groups[Self.slot(tree.elements[index].name, known)])
      nodes[Int(next[group])] = Int32(index)
      next[group] += 1
    }
  }

  func has(_ raw: UInt16) -> Bool {
    let slot = Self.slot(raw, XMLVocabulary.elements.count)
    return slot < groups.count && groups[slot] != Self.none
  }

  /// None too for a foreign name of another document.
  func nodes(_ raw: UInt16) -> ArraySlice<Int32> {
    let slot = Self.slot(raw, XMLVocabulary.elements.count)
    guard slot < groups.count, groups[slot] != Self.none else { return [] }
    let group = Int(groups[slot])
    return nodes[Int(starts[group])..<Int(starts[group + 1])]
  }

  /// Those at or after this element.
  func nodes(_ raw: UInt16, from first: Int32) -> ArraySlice<Int32> {
    let all = nodes(raw)
    var (low, high) = (all.startIndex, all.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] < first { low = middle + 1 } else { high = middle }
    }
    return all[low...]
  }

  private static func slot(_ raw: UInt16, _ known: Int) -> Int {
    raw < XMLVocabulary.firstUnknown ? Int(raw) : Int(raw - XMLVocabulary.firstUnknown) + known
  }
}
