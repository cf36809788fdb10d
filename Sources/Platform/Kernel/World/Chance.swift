/// Where chance comes from: secrets that are given to people. Nothing else draws one.
package struct Chance: Sendable {
  private let draw: @Sendable () -> UInt64

  package init(_ draw: @escaping @Sendable () -> UInt64) { self.draw = draw }

  /// The operating system's, fit for secrets.
  package static let system = Chance {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }

  package func next() -> UInt64 { draw() }

  /// - Returns: `count` bytes nobody can guess.
  package func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let drawn = next()
      for index in 0..<min(8, count - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: drawn >> UInt64(index * 8)))
      }
    }
    return bytes
  }
}
