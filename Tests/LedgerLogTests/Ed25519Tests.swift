import Foundation
import LedgerDigest
import TestSupport
import Testing

@Suite struct Ed25519Tests {
  /// RFC 8032, section 7.1, tests 1 to 3.
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246"
        + "55141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb"
        + "00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc"
        + "027beceea1ec40a"
    ),
  ])
  func publishedSignatures(seed: String, publicKey: String, message: String, signature: String) throws {
    let key = try #require(Ed25519.PrivateKey(seed: bytes(hex: seed)))
    #expect(key.publicKey == bytes(hex: publicKey))
    #expect(key.signature(of: bytes(hex: message)) == bytes(hex: signature))
    #expect(Ed25519.isValid(bytes(hex: signature), of: bytes(hex: message), publicKey: bytes(hex: publicKey)))
  }

  @Test func aChangedBitIsFound() {
    let key = Ed25519.PrivateKey.random()
    let message = Array("A message.".utf8)
    let signature = key.signature(of: message)
    #expect(Ed25519.isValid(signature, of: message, publicKey: key.publicKey))
    for index in 0..<(64 * 8) {
      var changed = signature
      changed[index / 8] ^= 1 << UInt8(index % 8)
      #expect(!Ed25519.isValid(changed, of: message, publicKey: key.publicKey))
    }
    #expect(!Ed25519.isValid(signature, of: message + [0], publicKey: key.publicKey))
    #expect(!Ed25519.isValid(signature, of: message, publicKey: Ed25519.PrivateKey.random().publicKey))
    #expect(!Ed25519.isValid(signature + [0], of: message, publicKey: key.publicKey))
    #expect(!Ed25519.isValid(signature, of: message, publicKey: []))
    #expect(Ed25519.PrivateKey(seed: [1]) == nil)
  }

  private struct Suite: Decodable {
    struct Group: Decodable {
      struct Key: Decodable { let pk: String }
      struct Case: Decodable {
        let tcId: Int
        let msg: String
        let sig: String
        let result: String
      }
      let publicKey: Key
      let tests: [Case]
    }
    let testGroups: [Group]
  }

  @Test(.enabled(if: TestData.file("vectors/ed25519") != nil, "LEDGER_TESTDATA has no vectors")) func sharedCases()
    throws
  {
    var count = 0
    for (_, suite) in try TestData.json("vectors/ed25519", as: Suite.self) {
      for group in suite.testGroups {
        for test in group.tests {
          count += 1
          let isValid = Ed25519.isValid(
            bytes(hex: test.sig), of: bytes(hex: test.msg), publicKey: bytes(hex: group.publicKey.pk))
          #expect(isValid == (test.result == "valid"), "case \(test.tcId)")
        }
      }
    }
    print("vectors: \(count) of Ed25519")
    #expect(count >= 151)
  }
}

@Suite struct SHA256StreamTests {
  @Test func piecesGiveTheDigestOfTheWhole() {
    let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for step in [1, 63, 64, 65, 999, 1_000] {
      var stream = SHA256Stream()
      for start in stride(from: 0, to: bytes.count, by: step) {
        stream.add(Array(bytes[start..<min(start + step, bytes.count)]).span)
      }
      #expect(stream.digest() == SHA256.digest(bytes))
    }
  }
}
