public import LedgerTypes

/// Shows that a leaf is in a log (RFC 6962, section 2.1.1), without the rest of the log.
public struct InclusionProof: Hashable, Sendable {
  /// The leaf's number, from 0.
  public let index: Int
  /// The size of the log that it is shown to be in.
  public let size: Int
  /// From the leaf's sibling up to the root's child.
  public let hashes: [Digest]

  /// A proof as it came.
  public init(index: Int, size: Int, hashes: [Digest]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// Makes a proof.
  ///
  /// - Parameter root: gives the root over a range of leaves; the ranges are disjoint, and leave out the leaf alone.
  public init(index: Int, size: Int, root: (Range<Int>) throws -> Digest) rethrows {
    precondition(0 <= index && index < size, "the leaf is in the log")
    self.init(index: index, size: size, hashes: try Self.ranges(index, in: 0..<size).map(root))
  }

  /// Whether the proof leads from this leaf hash to this root.
  ///
  /// The steps are those of RFC 9162, section 2.1.3.2.
  public func isValid(leaf: Digest, root: Digest) -> Bool {
    guard 0 <= index, index < size else { return false }
    var node = index
    var last = size - 1
    var hash = leaf
    for other in hashes {
      if last == 0 { return false }
      if node & 1 == 1 || node == last {
        hash = MerkleHash.node(other, hash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = MerkleHash.node(hash, other)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// The subtrees whose roots make up the proof, from the leaf up.
  private static func ranges(_ index: Int, in tree: Range<Int>) -> [Range<Int>] {
    guard tree.count > 1 else { return [] }
    let middle = tree.lowerBound + MerkleHash.leftCount(of: tree.count)
    return index < middle
      ? ranges(index, in: tree.lowerBound..<middle) + [middle..<tree.upperBound]
      : ranges(index, in: middle..<tree.upperBound) + [tree.lowerBound..<middle]
  }
}

extension MerkleHash {
  /// How many of `count` leaves, two at least, are in the left subtree: the largest power of two below `count`.
  static func leftCount(of count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}
