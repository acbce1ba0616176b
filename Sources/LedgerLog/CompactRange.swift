public import LedgerTypes

/// The roots of the perfect subtrees that a log of some size consists of, largest first: all that is needed to
/// append to it, and to know its root.
public struct CompactRange: Hashable, Sendable {
  /// How many leaves there are.
  public private(set) var size: Int
  /// The roots of the perfect subtrees, largest first: one for each bit of the size.
  public private(set) var peaks: [Digest]

  /// The empty log.
  public init() {
    size = 0
    peaks = []
  }

  /// The range of a stored head, or nil when the peaks are not as many as the size has bits.
  public init?(size: Int, packed: [UInt8]) {
    guard size >= 0, packed.count == size.nonzeroBitCount * 32 else { return nil }
    self.size = size
    peaks = stride(from: 0, to: packed.count, by: 32).compactMap { Digest(bytes: Array(packed[$0..<$0 + 32])) }
  }

  /// Appends one leaf hash.
  public mutating func append(_ leaf: Digest) {
    var hash = leaf
    var bits = size
    while bits & 1 == 1, let left = peaks.popLast() {
      hash = MerkleHash.node(left, hash)
      bits >>= 1
    }
    peaks.append(hash)
    size += 1
  }

  /// The root of the whole log.
  public var root: Digest {
    guard var hash = peaks.last else { return MerkleHash.empty }
    for left in peaks.dropLast().reversed() { hash = MerkleHash.node(left, hash) }
    return hash
  }

  /// The peaks' bytes, one after the other.
  public var packed: [UInt8] { peaks.flatMap(\.bytes) }
}
