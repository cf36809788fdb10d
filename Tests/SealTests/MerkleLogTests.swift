import Seal
import Testing

@Suite struct MerkleLogTests {
  private static func entries(_ count: Int) -> [[UInt8]] {
    (0..<count).map {
      [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)]
        + Array(repeating: 7, count: 30)
    }
  }

  @Test func `a growing tree has the root of RFC 6962 at every size`() {
    let entries = Self.entries(300)
    let leaves = entries.map(MerkleTree.leaf)
    var frontier = MerkleFrontier()
    #expect(frontier.root == MerkleTree.emptyRoot)
    for (index, entry) in entries.enumerated() {
      frontier.append(entryHash: entry)
      #expect(frontier.root == MerkleTree.root(leaves[...index]), "size \(index + 1)")
      #expect(MerkleFrontier(size: frontier.size, bytes: frontier.bytes) == frontier)
    }
  }

  /// Roots computed in Python from the RFC alone.
  @Test func `the roots are those of an independent program`() {
    let leaves = Self.entries(300).map(MerkleTree.leaf)
    for (size, root) in [
      (1, "1060f42b337397c9ffff58d57fa5674f279543fb050277efec68df5639cdbd7b"),
      (2, "c3db17b808b1c1ee7f8ccff6ac0c141d7e262bec8a6716ee32eb38d9d10cdd8b"),
      (7, "8b3670acb6a82c403a0c05aec7604ae93d87538da23ef8be0bde9a973bdfe2e5"),
      (300, "a3cd31cb80d846de47ad99c57c818fd46262dbc4cd78b673011dade00d3760d2"),
    ] {
      #expect(hexadecimal(MerkleTree.root(leaves[..<size])) == root)
    }
    #expect(
      hexadecimal(MerkleTree.emptyRoot)
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `subtrees are told as they complete`() {
    let leaves = Self.entries(64).map(MerkleTree.leaf)
    var frontier = MerkleFrontier()
    for entry in Self.entries(64) {
      frontier.append(entryHash: entry) { height, index, root in
        let width = 1 << height
        let from = Int(index) * width
        #expect(root == MerkleTree.root(leaves[from..<from + width]))
      }
    }
  }

  @Test func `every leaf is proved under every root, and under no other`() throws {
    let leaves = Self.entries(37).map(MerkleTree.leaf)
    for size in 1...leaves.count {
      let root = MerkleTree.root(leaves[..<size])
      for index in 0..<size {
        let path = MerkleTree.inclusionProof(of: index, size: size) { from, to in
          MerkleTree.root(leaves[from..<to])
        }
        #expect(MerkleTree.root(leaf: leaves[index], index: index, size: size, path: path) == root)
        let other = leaves[(index + 1) % leaves.count]
        #expect(MerkleTree.root(leaf: other, index: index, size: size, path: path) != root)
        if !path.isEmpty {
          #expect(
            MerkleTree.root(leaf: leaves[index], index: index, size: size, path: path.dropLast())
              != root)
        }
        #expect(
          MerkleTree.root(leaf: leaves[index], index: index, size: size, path: path + [root])
            != root)
      }
    }
  }

  @Test func `a frontier of another size is refused`() {
    var frontier = MerkleFrontier()
    for entry in Self.entries(6) { frontier.append(entryHash: entry) }
    #expect(MerkleFrontier(size: 7, bytes: frontier.bytes) == nil)
    #expect(MerkleFrontier(size: -1, bytes: []) == nil)
  }
}
