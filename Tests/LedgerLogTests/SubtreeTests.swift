import LedgerDigest
import LedgerLog
import LedgerTypes
import TestSupport
import Testing

/// Proofs about parts of a tree (draft-ietf-plants-merkle-tree-certs, section 4), which the ledger does not give. The
/// published cases still try its hashes and its order of nodes.
@Suite struct SubtreeTests {
  private struct Inclusion: ProofCase {
    let leafIdx: UInt64
    let start: UInt64
    let end: UInt64
    let root: String
    let leafHash: String
    let proof: [String]?
    let wantErr: Bool
  }

  private struct Consistency: ProofCase {
    let start: UInt64
    let end: UInt64
    let size: UInt64
    let root1: String
    let root2: String
    let proof: [String]?
    let wantErr: Bool
  }

  /// A part of a tree begins at a multiple of the power of two that holds it.
  private static func isPart(_ start: Int, _ end: Int) -> Bool {
    guard 0 <= start, start < end else { return false }
    var width = 1
    while width < end - start { width *= 2 }
    return start % width == 0
  }

  /// A part has the shape of a tree of its own, so that a proof in it is one of the smaller tree.
  @Test(.enabled(if: TestData.file("vectors/merkle") != nil, "LEDGER_TESTDATA has no vectors"))
  func sharedInclusionCases() throws {
    try Inclusion.tryAll("merkle/subtreeinclusion", "inclusion in parts", atLeast: 204) { test, _ in
      guard let index = Int(exactly: test.leafIdx), let start = Int(exactly: test.start),
        let end = Int(exactly: test.end), Self.isPart(start, end), let hashes = VectorHashes.digests(test.proof),
        let leaf = VectorHashes.digest(test.leafHash), let root = VectorHashes.digest(test.root)
      else { return false }
      return InclusionProof(index: index - start, size: end - start, hashes: hashes).isValid(leaf: leaf, root: root)
    }
  }

  @Test(.enabled(if: TestData.file("vectors/merkle") != nil, "LEDGER_TESTDATA has no vectors"))
  func sharedConsistencyCases() throws {
    try Consistency.tryAll("merkle/subtreeconsistency", "consistency of parts", atLeast: 118) { test, name in
      guard let start = Int(exactly: test.start), let end = Int(exactly: test.end), let size = Int(exactly: test.size),
        start == end || Self.isPart(start, end), end <= size, let hashes = VectorHashes.digests(test.proof),
        let part = VectorHashes.anyRoot(test.root1), let root = VectorHashes.anyRoot(test.root2)
      else { return false }
      // A part of no leaves is in every tree.
      let isValid =
        start == end
        ? hashes.isEmpty && part == MerkleHash.empty
        : Self.isConsistent(start, end, size, hashes, part: part, root: root)
      if start == 0, end > 0 {
        let proof = ConsistencyProof(oldSize: end, newSize: size, hashes: hashes)
        #expect(proof.isValid(oldRoot: part, newRoot: root) == isValid, "\(name)")
      }
      return isValid
    }
  }

  /// Verifies as the draft does (section 4.4.3).
  private static func isConsistent(
    _ start: Int, _ end: Int, _ size: Int, _ hashes: [Digest], part: Digest, root: Digest
  ) -> Bool {
    var (first, last, newest) = (start, end - 1, size - 1)
    var path = hashes
    if last == newest {
      while first != last { (first, last, newest) = (first >> 1, last >> 1, newest >> 1) }
    } else {
      while first != last, last & 1 == 1 { (first, last, newest) = (first >> 1, last >> 1, newest >> 1) }
    }
    var (partHash, rootHash) = (part, part)
    if first != last {
      guard !path.isEmpty else { return false }
      partHash = path.removeFirst()
      rootHash = partHash
    }
    for hash in path {
      guard newest > 0 else { return false }
      if last & 1 == 1 || last == newest {
        if first < last { partHash = MerkleHash.node(hash, partHash) }
        rootHash = MerkleHash.node(hash, rootHash)
        while last & 1 == 0, last != 0 { (first, last, newest) = (first >> 1, last >> 1, newest >> 1) }
      } else {
        rootHash = MerkleHash.node(rootHash, hash)
      }
      (first, last, newest) = (first >> 1, last >> 1, newest >> 1)
    }
    return newest == 0 && partHash == part && rootHash == root
  }
}
