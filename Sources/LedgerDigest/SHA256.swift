import CCrypto
public import LedgerTypes

/// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto, which uses the processor's SHA instructions.
public enum SHA256 {
  /// The digest of `bytes`.
  public static func digest(_ bytes: Span<UInt8>) -> Digest { digest(prefix: nil, bytes) }

  /// The digest of an array's bytes.
  public static func digest(_ bytes: [UInt8]) -> Digest { digest(prefix: nil, bytes.span) }

  /// The digest of one byte and the bytes after it: a leaf of a Merkle tree, without a copy of the entry.
  public static func digest(prefix: UInt8?, _ bytes: Span<UInt8>) -> Digest {
    var context = SHA256_CTX()
    unsafe SHA256_Init(&context)
    if var prefix { unsafe SHA256_Update(&context, &prefix, 1) }
    unsafe bytes.withUnsafeBufferPointer { input in
      // An empty span may have no address; then there is nothing to add.
      if let base = input.baseAddress { unsafe SHA256_Update(&context, base, input.count) }
    }
    return unsafe Digest { unsafe SHA256_Final($0, &context) }
  }
}

extension SHA256 {
  /// The digest of one byte and two digests: a node of a Merkle tree.
  public static func digest(prefix: UInt8, _ left: Digest, _ right: Digest) -> Digest {
    var stream = SHA256Stream()
    unsafe withUnsafeBytes(of: prefix) { unsafe stream.add($0.assumingMemoryBound(to: UInt8.self).span) }
    left.withSpan { stream.add($0) }
    right.withSpan { stream.add($0) }
    return stream.digest()
  }
}

/// SHA-256 of bytes that come in pieces, such as a file's.
@safe public struct SHA256Stream {
  private var context = SHA256_CTX()

  /// A digest of nothing so far.
  public init() { unsafe SHA256_Init(&context) }

  /// Adds bytes.
  public mutating func add(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { input in
      if let base = input.baseAddress { unsafe SHA256_Update(&context, base, input.count) }
    }
  }

  /// The digest of all bytes that were added.
  public func digest() -> Digest {
    var context = context
    return unsafe Digest { unsafe SHA256_Final($0, &context) }
  }
}
