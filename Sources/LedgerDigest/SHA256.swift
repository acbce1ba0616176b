import CCrypto
public import LedgerTypes

/// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto, which uses the processor's SHA instructions.
public enum SHA256 {
  /// The digest of `bytes`.
  public static func digest(_ bytes: Span<UInt8>) -> Digest {
    var output = [UInt8](repeating: 0, count: 32)
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { out in
        // An empty span may have no address, and OpenSSL wants one.
        if let base = input.baseAddress {
          _ = unsafe CCrypto.SHA256(base, input.count, out.baseAddress)
        } else {
          var none: UInt8 = 0
          _ = unsafe CCrypto.SHA256(&none, 0, out.baseAddress)
        }
      }
    }
    guard let digest = Digest(bytes: output) else { preconditionFailure("SHA-256 gives 32 bytes") }
    return digest
  }

  /// The digest of an array's bytes.
  public static func digest(_ bytes: [UInt8]) -> Digest { digest(bytes.span) }
}
