public import LedgerTypes

/// Shows that a log begins with all of an older one (RFC 6962, section 2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
  /// The size of the older log.
  public let oldSize: Int
  /// The size of the newer log.
  public let newSize: Int
  /// The roots of the subtrees from which both logs' roots follow.
  public let hashes: [Digest]

  /// A proof as it came.
  public init(oldSize: Int, newSize: Int, hashes: [Digest]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes
  }

  /// Makes a proof.
  ///
  /// - Parameter root: gives the root over a range of leaves; the ranges are disjoint.
  public init(oldSize: Int, newSize: Int, root: (Range<Int>) throws -> Digest) rethrows {
    precondition(0 < oldSize && oldSize <= newSize, "the older log is the smaller one, and not empty")
    let ranges = Self.ranges(oldSize, in: 0..<newSize, isWhole: true)
    self.init(oldSize: oldSize, newSize: newSize, hashes: try ranges.map(root))
  }

  /// Whether the proof leads to both roots.
  ///
  /// The steps are those of RFC 9162, section 2.1.4.2. An empty older log is consistent with everything, which shows
  /// nothing: it is refused.
  public func isValid(oldRoot: Digest, newRoot: Digest) -> Bool {
    guard 0 < oldSize, oldSize <= newSize else { return false }
    if oldSize == newSize { return hashes.isEmpty && oldRoot == newRoot }
    var node = oldSize - 1
    var last = newSize - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    // An older log that is one perfect tree is itself the first subtree; its root is not in the proof.
    var rest = hashes[...]
    guard let first = oldSize.nonzeroBitCount == 1 ? oldRoot : rest.popFirst(), !rest.isEmpty else { return false }
    var old = first
    var new = first
    for other in rest {
      if last == 0 { return false }
      if node & 1 == 1 || node == last {
        old = MerkleHash.node(other, old)
        new = MerkleHash.node(other, new)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        new = MerkleHash.node(new, other)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && old == oldRoot && new == newRoot
  }

  /// RFC 6962's SUBPROOF: the subtrees in the proof's order.
  private static func ranges(_ old: Int, in tree: Range<Int>, isWhole: Bool) -> [Range<Int>] {
    if old == tree.count { return isWhole ? [] : [tree] }
    let left = MerkleHash.leftCount(of: tree.count)
    let middle = tree.lowerBound + left
    return old <= left
      ? ranges(old, in: tree.lowerBound..<middle, isWhole: isWhole) + [middle..<tree.upperBound]
      : ranges(old - left, in: middle..<tree.upperBound, isWhole: false) + [tree.lowerBound..<middle]
  }
}
