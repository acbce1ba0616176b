import Foundation
import LedgerDigest
import LedgerLog
import LedgerTypes
import TestSupport
import Testing

@Suite struct ProofTests {
  /// The largest tree that is tried whole.
  private static let largest = 130
  private static let leaves = (0..<largest).map { MerkleHash.leaf(Array("entry \($0)".utf8)) }

  private static func root(_ range: Range<Int>) -> Digest {
    var tree = CompactRange()
    for leaf in leaves[range] { tree.append(leaf) }
    return tree.root
  }

  /// Every bit of a hash changed in turn would take minutes; one of each hash shows that the hash counts.
  private static func flipped(_ digest: Digest, _ bit: Int) throws -> Digest {
    var bytes = digest.bytes
    bytes[bit / 8 % 32] ^= 1 << UInt8(bit % 8)
    return try #require(Digest(bytes: bytes))
  }

  @Test func everyInclusionProofHoldsAndNoChangedOne() throws {
    for size in 1...Self.largest {
      let root = Self.root(0..<size)
      for index in 0..<size {
        let proof = InclusionProof(index: index, size: size, root: Self.root)
        let leaf = Self.leaves[index]
        #expect(proof.isValid(leaf: leaf, root: root))
        guard size % 7 == 0 || size < 20 else { continue }
        #expect(!proof.isValid(leaf: try Self.flipped(leaf, index), root: root))
        #expect(!proof.isValid(leaf: leaf, root: try Self.flipped(root, index + 3)))
        for place in proof.hashes.indices {
          var hashes = proof.hashes
          hashes[place] = try Self.flipped(hashes[place], index + place)
          #expect(!InclusionProof(index: index, size: size, hashes: hashes).isValid(leaf: leaf, root: root))
          hashes.remove(at: place)
          #expect(!InclusionProof(index: index, size: size, hashes: hashes).isValid(leaf: leaf, root: root))
        }
        let longer = proof.hashes + [leaf]
        #expect(!InclusionProof(index: index, size: size, hashes: longer).isValid(leaf: leaf, root: root))
        #expect(!InclusionProof(index: size, size: size, hashes: proof.hashes).isValid(leaf: leaf, root: root))
        for other in 0..<size where other != index {
          #expect(!InclusionProof(index: other, size: size, hashes: proof.hashes).isValid(leaf: leaf, root: root))
        }
      }
    }
    let only = InclusionProof(index: 0, size: 1, hashes: [])
    #expect(only.isValid(leaf: Self.leaves[0], root: Self.leaves[0]))
    #expect(!InclusionProof(index: 0, size: 0, hashes: []).isValid(leaf: Self.leaves[0], root: MerkleHash.empty))
    #expect(!InclusionProof(index: -1, size: 1, hashes: []).isValid(leaf: Self.leaves[0], root: Self.leaves[0]))
  }

  @Test func everyConsistencyProofHoldsAndNoChangedOne() throws {
    let roots = (0...Self.largest).map { Self.root(0..<$0) }
    for new in 1...Self.largest {
      for old in 1...new {
        let proof = ConsistencyProof(oldSize: old, newSize: new, root: Self.root)
        #expect(proof.isValid(oldRoot: roots[old], newRoot: roots[new]))
        guard new % 11 == 0 || new < 20 else { continue }
        #expect(!proof.isValid(oldRoot: try Self.flipped(roots[old], old), newRoot: roots[new]))
        #expect(!proof.isValid(oldRoot: roots[old], newRoot: try Self.flipped(roots[new], new)))
        for place in proof.hashes.indices {
          var hashes = proof.hashes
          hashes[place] = try Self.flipped(hashes[place], old + place)
          let changed = ConsistencyProof(oldSize: old, newSize: new, hashes: hashes)
          #expect(!changed.isValid(oldRoot: roots[old], newRoot: roots[new]))
          hashes.remove(at: place)
          let shorter = ConsistencyProof(oldSize: old, newSize: new, hashes: hashes)
          #expect(!shorter.isValid(oldRoot: roots[old], newRoot: roots[new]))
        }
        let longer = ConsistencyProof(oldSize: old, newSize: new, hashes: proof.hashes + [roots[0]])
        #expect(!longer.isValid(oldRoot: roots[old], newRoot: roots[new]))
      }
    }
    #expect(!ConsistencyProof(oldSize: 0, newSize: 5, hashes: []).isValid(oldRoot: roots[0], newRoot: roots[5]))
    #expect(!ConsistencyProof(oldSize: 5, newSize: 4, hashes: []).isValid(oldRoot: roots[5], newRoot: roots[4]))
  }

  private struct Inclusion: ProofCase {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: String
    let leafHash: String
    let proof: [String]?
    let wantErr: Bool
  }

  private struct Consistency: ProofCase {
    let size1: UInt64
    let size2: UInt64
    let root1: String
    let root2: String
    let proof: [String]?
    let wantErr: Bool
  }

  @Test(.enabled(if: TestData.file("vectors/merkle") != nil, "LEDGER_TESTDATA has no vectors"))
  func sharedInclusionCases() throws {
    try Inclusion.tryAll("merkle/inclusion", "inclusion", atLeast: 98) { test, _ in
      guard let index = Int(exactly: test.leafIdx), let size = Int(exactly: test.treeSize),
        let hashes = VectorHashes.digests(test.proof), let leaf = VectorHashes.digest(test.leafHash),
        let root = VectorHashes.digest(test.root)
      else { return false }
      return InclusionProof(index: index, size: size, hashes: hashes).isValid(leaf: leaf, root: root)
    }
  }

  @Test(.enabled(if: TestData.file("vectors/merkle") != nil, "LEDGER_TESTDATA has no vectors"))
  func sharedConsistencyCases() throws {
    try Consistency.tryAll("merkle/consistency", "consistency", atLeast: 98) { test, _ in
      guard let old = Int(exactly: test.size1), let new = Int(exactly: test.size2),
        let hashes = VectorHashes.digests(test.proof), let oldRoot = VectorHashes.anyRoot(test.root1),
        let newRoot = VectorHashes.anyRoot(test.root2)
      else { return false }
      return ConsistencyProof(oldSize: old, newSize: new, hashes: hashes).isValid(oldRoot: oldRoot, newRoot: newRoot)
    }
  }
}

/// Cases of others about proofs, each with whether it has to fail.
protocol ProofCase: Decodable {
  var wantErr: Bool { get }
}

extension ProofCase {
  /// Tries all cases of a folder of the shared vectors, of which there have to be `count`.
  static func tryAll(_ folder: String, _ name: String, atLeast count: Int, isValid: (Self, String) -> Bool) throws {
    let cases = try TestData.json("vectors/\(folder)", as: Self.self)
    for (name, test) in cases { #expect(isValid(test, name) == !test.wantErr, "\(name)") }
    print("vectors: \(cases.count) of \(name)")
    #expect(cases.count >= count)
  }
}
