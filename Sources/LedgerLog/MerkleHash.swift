public import LedgerTypes
import LedgerDigest

/// The hashes of a Merkle tree (RFC 6962, section 2.1).
public enum MerkleHash {
  /// SHA-256 of a zero byte and the entry.
  public static func leaf(_ entry: [UInt8]) -> Digest { leaf(entry.span) }

  /// SHA-256 of a zero byte and the entry's bytes where they lie.
  public static func leaf(_ entry: Span<UInt8>) -> Digest { SHA256.digest(prefix: 0, entry) }

  /// SHA-256 of a byte of one and the two children.
  public static func node(_ left: Digest, _ right: Digest) -> Digest {
    SHA256.digest(prefix: 1, left, right)
  }

  /// The root of the empty tree: SHA-256 of nothing.
  public static let empty = SHA256.digest([])
}
