import CCrypto

/// Ed25519 signatures (RFC 8032), by OpenSSL's libcrypto.
public enum Ed25519 {
  /// Whether `signature` is the signature of `message` under the public key.
  ///
  /// Keys that are not 32 bytes, signatures that are not 64, and signatures whose scalar is not reduced (RFC 8032,
  /// section 5.1.7) are never valid.
  public static func isValid(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard publicKey.count == 32, signature.count == 64 else { return false }
    guard let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, 32) else { return false }
    defer { unsafe EVP_PKEY_free(key) }
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
    return unsafe EVP_DigestVerify(context, signature, 64, message, message.count) == 1
  }

  /// A private key: the seed of 32 bytes from which RFC 8032, section 5.1.5 derives everything else.
  public struct PrivateKey: Sendable {
    /// The seed. It is the secret: write it nowhere but into the key's own file.
    public let seed: [UInt8]
    /// The 32 bytes that others check signatures with.
    public let publicKey: [UInt8]

    /// The key of a seed, or nil when it is not 32 bytes.
    public init?(seed: [UInt8]) {
      guard seed.count == 32, let key = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, 32) else {
        return nil
      }
      defer { unsafe EVP_PKEY_free(key) }
      var publicKey = [UInt8](repeating: 0, count: 32)
      var count = 32
      guard unsafe EVP_PKEY_get_raw_public_key(key, &publicKey, &count) == 1, count == 32 else { return nil }
      self.seed = seed
      self.publicKey = publicKey
    }

    /// A new key, from the operating system's random numbers.
    public static func random() -> PrivateKey {
      var generator = SystemRandomNumberGenerator()
      var seed: [UInt8] = []
      for _ in 0..<4 {
        let word = generator.next()
        for shift in stride(from: 0, to: 64, by: 8) { seed.append(UInt8(truncatingIfNeeded: word >> shift)) }
      }
      guard let key = PrivateKey(seed: seed) else { preconditionFailure("any 32 bytes are a seed") }
      return key
    }

    /// The signature of a message: 64 bytes, the same at each call.
    public func signature(of message: [UInt8]) -> [UInt8] {
      guard let key = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, 32),
        let context = unsafe EVP_MD_CTX_new()
      else { preconditionFailure("libcrypto has no memory for a key") }
      defer {
        unsafe EVP_MD_CTX_free(context)
        unsafe EVP_PKEY_free(key)
      }
      var signature = [UInt8](repeating: 0, count: 64)
      var count = 64
      guard unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
        unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
      else { preconditionFailure("libcrypto cannot sign with Ed25519") }
      return signature
    }
  }
}
