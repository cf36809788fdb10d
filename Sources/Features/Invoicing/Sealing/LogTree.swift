import Kernel
import Seal
import Storage

/// The tree over a stored log: roots of old sizes and proofs, from the subtrees kept of each 256 entries.
package struct LogTree {
  let company: CompanyID

  package init(company: CompanyID) { self.company = company }

  /// The root when the log had `size` entries.
  package func root(size: Int64, in tx: borrowing Transaction) throws -> MerkleTree.Hash {
    try root(from: 0, to: Int(size), in: tx)
  }

  /// The audit path of an entry under the tree of `size` entries (RFC 6962 § 2.1.1).
  package func inclusionProof(of position: Int64, size: Int64, in tx: borrowing Transaction) throws
    -> [MerkleTree.Hash]
  {
    var ranges: [(Int, Int)] = []
    _ = MerkleTree.inclusionProof(of: Int(position), size: Int(size)) { from, to in
      ranges.append((from, to))
      return []
    }
    return try ranges.reversed().map { try root(from: $0.0, to: $0.1, in: tx) }
  }

  /// The root of entries `from ..< to`, a complete subtree or the right edge of the tree.
  private func root(from: Int, to: Int, in tx: borrowing Transaction) throws -> MerkleTree.Hash {
    let width = to - from
    if width <= 256 { return MerkleTree.root(try leaves(from: from, to: to, in: tx)[...]) }
    let height = width.trailingZeroBitCount
    if width == 1 << height, from % width == 0, height % 8 == 0,
      let known = try subtree(height, from >> height, in: tx)
    {
      return known
    }
    let split = from + MerkleTree.largestPower(below: width)
    return MerkleTree.node(
      try root(from: from, to: split, in: tx), try root(from: split, to: to, in: tx))
  }

  private func subtree(_ height: Int, _ index: Int, in tx: borrowing Transaction) throws
    -> MerkleTree.Hash?
  {
    try tx.row(
      """
      SELECT root FROM log_subtree
      WHERE company_id = \(company) AND height = \(height) AND position = \(index)
      """
    ) { try $0.blob(0) }
  }

  private func leaves(from: Int, to: Int, in tx: borrowing Transaction) throws
    -> [MerkleTree.Hash]
  {
    if to - from == 256, from % 256 == 0, let known = try subtree(8, from / 256, in: tx) {
      return [known]
    }
    return try tx.rows(
      """
      SELECT hash FROM log_entry
      WHERE company_id = \(company) AND position >= \(from) AND position < \(to) ORDER BY position
      """
    ) { MerkleTree.leaf(try $0.blob(0)) }
  }
}
