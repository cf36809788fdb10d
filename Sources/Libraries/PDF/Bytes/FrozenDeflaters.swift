/// The encoders that documents were ever written by: each gives back what it wrote, for good. Not for several threads at once.
package final class FrozenDeflaters {
  /// The newest first.
  static let versions = [QuickDeflater.version, FrozenDeflater.version]

  private let first = FrozenDeflater()
  private let second = QuickDeflater()

  package init() {}

  /// - Parameter version: as it stands at the head of a plain tail.
  subscript(version: UInt8) -> (any StreamDeflater)? {
    switch version {
    case FrozenDeflater.version: first
    case QuickDeflater.version: second
    default: nil
    }
  }
}
