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
}
