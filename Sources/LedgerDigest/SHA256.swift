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
    let output = unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      unsafe SHA256_Final(buffer.baseAddress, &context)
      count = 32
    }
    guard let digest = Digest(bytes: output) else { preconditionFailure("SHA-256 gives 32 bytes") }
    return digest
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
    let output = unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      unsafe SHA256_Final(buffer.baseAddress, &context)
      count = 32
    }
    guard let digest = Digest(bytes: output) else { preconditionFailure("SHA-256 gives 32 bytes") }
    return digest
  }
}
