/// A growable run of plain values that is emptied, not freed, between documents.
///
/// Rendering appends a few thousand bytes and glyphs per invoice; an `Array` would pay a uniqueness and an
/// exclusivity check for each. One arena belongs to one renderer, which belongs to one thread, hence the
/// unchecked exclusivity.
final class Arena<Element: BitwiseCopyable> {
  @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<Element>
  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// The filled part; valid until the next append.
  var filled: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  @inline(__always) func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    base[count] = element
    count += 1
  }

  @inline(__always) func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress, !elements.isEmpty else { return }
    room(for: elements.count).update(from: source, count: elements.count)
    count += elements.count
  }

  func append(_ elements: [Element]) {
    elements.withUnsafeBufferPointer { append($0) }
  }

  /// Free space for at least `extra` elements after the last one; `advance(by:)` makes them count.
  @inline(__always) func room(for extra: Int) -> UnsafeMutablePointer<Element> {
    if count + extra > capacity { grow(by: extra) }
    return base + count
  }

  @inline(__always) func advance(by written: Int) {
    precondition(count + written <= capacity)
    count += written
  }

  func removeAll() { count = 0 }

  func truncate(to length: Int) {
    precondition(length <= count)
    count = length
  }

  @inline(never) private func grow(by extra: Int) {
    let larger = max(capacity * 2, count + extra)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
