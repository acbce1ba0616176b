import LedgerDigest
import LedgerLog
import LedgerTypes

/// Hashes as the published cases of proofs write them.
enum VectorHashes {
  /// Nil for a hash that is not 32 bytes; no proof with one is valid.
  static func digest(_ text: String) -> Digest? { Base64.bytes(text.utf8).flatMap { Digest(bytes: $0) } }

  /// Some cases compare roots of another length, which a `Digest` cannot have: their own digest stands for them.
  static func anyRoot(_ text: String) -> Digest? {
    Base64.bytes(text.utf8).map { Digest(bytes: $0) ?? SHA256.digest($0) }
  }

  /// The hashes of a proof, all or none.
  static func digests(_ texts: [String]?) -> [Digest]? {
    let digests = (texts ?? []).map(digest)
    return digests.contains(nil) ? nil : digests.compactMap { $0 }
  }
}
