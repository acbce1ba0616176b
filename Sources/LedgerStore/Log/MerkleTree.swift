import LedgerDigest
import LedgerTypes

/// The hashes of a Merkle tree (RFC 6962, section 2.1).
enum MerkleHash {
  /// SHA-256 of a zero byte and the entry.
  static func leaf(_ entry: [UInt8]) -> Digest {
    SHA256.digest(prefix: 0, entry.span)
  }

  /// SHA-256 of a byte of one and the two children.
  static func node(_ left: Digest, _ right: Digest) -> Digest {
    SHA256.digest(prefix: 1, (left.bytes + right.bytes).span)
  }

  /// The root of the empty tree: SHA-256 of nothing.
  static let empty = SHA256.digest([])
}

/// The roots of the perfect subtrees that a log of some size consists of, largest first: all that is needed to
/// append to it, and to know its root.
struct CompactRange: Hashable {
  private(set) var size: Int
  private(set) var peaks: [Digest]

  /// The empty log.
  init() {
    size = 0
    peaks = []
  }

  /// The range of a stored head, or nil when the peaks are not as many as the size has bits.
  init?(size: Int, packed: [UInt8]) {
    guard size >= 0, packed.count == size.nonzeroBitCount * 32 else { return nil }
    self.size = size
    peaks = stride(from: 0, to: packed.count, by: 32).compactMap { Digest(bytes: Array(packed[$0..<$0 + 32])) }
  }

  /// Appends one leaf hash.
  mutating func append(_ leaf: Digest) {
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
  var root: Digest {
    guard var hash = peaks.last else { return MerkleHash.empty }
    for left in peaks.dropLast().reversed() { hash = MerkleHash.node(left, hash) }
    return hash
  }

  /// The peaks' bytes, one after the other.
  var packed: [UInt8] { peaks.flatMap(\.bytes) }
}
