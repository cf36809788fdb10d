import Crypto

/// The tree of RFC 6962 § 2.1 over a company's entries; the data of a leaf is the 32-byte hash of its entry.
package enum MerkleTree {
  package typealias Hash = [UInt8]

  /// MTH({}): SHA-256 of nothing.
  package static let emptyRoot: Hash = Array(SHA256.hash(data: [UInt8]()))

  /// SHA-256(0x00 ‖ entry hash).
  package static func leaf(_ entryHash: Hash) -> Hash {
    Array(SHA256.hash(data: [0] + entryHash))
  }

  /// SHA-256(0x01 ‖ left ‖ right).
  package static func node(_ left: Hash, _ right: Hash) -> Hash {
    var hasher = SHA256()
    hasher.update(data: [1])
    hasher.update(data: left)
    hasher.update(data: right)
    return Array(hasher.finalize())
  }

  /// The root of consecutive leaves, taken as a tree of their own.
  package static func root(_ leaves: ArraySlice<Hash>) -> Hash {
    switch leaves.count {
    case 0: return emptyRoot
    case 1: return leaves.first!
    default:
      let split = leaves.startIndex + largestPower(below: leaves.count)
      return node(root(leaves[..<split]), root(leaves[split...]))
    }
  }

  /// The largest power of two smaller than `count`, which is at least 2.
  package static func largestPower(below count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }

  /// The audit path of a leaf (RFC 6962 § 2.1.1), from the leaf up.
  ///
  /// - Parameter range: gives the root of leaves `from ..< to`, each such range being a complete subtree or a right edge.
  package static func inclusionProof(
    of index: Int, size: Int, range: (_ from: Int, _ to: Int) throws -> Hash
  ) rethrows -> [Hash] {
    var path: [Hash] = []
    var from = 0
    var to = size
    while to - from > 1 {
      let split = from + largestPower(below: to - from)
      if index < split {
        path.append(try range(split, to))
        to = split
      } else {
        path.append(try range(from, split))
        from = split
      }
    }
    return path.reversed()
  }

  /// The root that a leaf and its audit path make; `nil` if the path has another length than such a tree's.
  package static func root(leaf: Hash, index: Int, size: Int, path: [Hash]) -> Hash? {
    guard index >= 0, index < size else { return nil }
    var hash = leaf
    var fn = index
    var sn = size - 1
    for sibling in path {
      if sn == 0 { return nil }
      if fn & 1 == 1 || fn == sn {
        hash = node(sibling, hash)
        while fn & 1 == 0, fn != 0 {
          fn >>= 1
          sn >>= 1
        }
      } else {
        hash = node(hash, sibling)
      }
      fn >>= 1
      sn >>= 1
    }
    return sn == 0 ? hash : nil
  }
}

/// What must be kept of a tree to go on adding leaves: the roots of its complete subtrees, largest first.
package struct MerkleFrontier: Sendable, Equatable {
  package private(set) var size: Int64
  package private(set) var roots: [MerkleTree.Hash]

  package init() {
    size = 0
    roots = []
  }

  /// - Parameter bytes: the roots one after the other; `nil` if their number is not that of `size`.
  package init?(size: Int64, bytes: [UInt8]) {
    guard size >= 0, bytes.count == size.nonzeroBitCount * 32 else { return nil }
    self.size = size
    roots = stride(from: 0, to: bytes.count, by: 32).map { Array(bytes[$0..<$0 + 32]) }
  }

  package var bytes: [UInt8] { roots.flatMap { $0 } }

  /// Adds the leaf of an entry.
  ///
  /// - Parameter completed: told of each subtree that this leaf completes: its height, its index among those of that
  ///   height, its root.
  package mutating func append(
    entryHash: MerkleTree.Hash,
    completed: (_ height: Int, _ index: Int64, _ root: MerkleTree.Hash) throws -> Void
  ) rethrows {
    var hash = MerkleTree.leaf(entryHash)
    var height = 0
    while size >> Int64(height) & 1 == 1 {
      hash = MerkleTree.node(roots.removeLast(), hash)
      height += 1
      try completed(height, size >> Int64(height), hash)
    }
    roots.append(hash)
    size += 1
  }

  package mutating func append(entryHash: MerkleTree.Hash) {
    append(entryHash: entryHash) { _, _, _ in }
  }

  package var root: MerkleTree.Hash {
    guard var root = roots.last else { return MerkleTree.emptyRoot }
    for left in roots.dropLast().reversed() { root = MerkleTree.node(left, root) }
    return root
  }
}
