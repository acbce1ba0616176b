import LedgerDigest
import LedgerLog
import LedgerTypes
import Testing

@Suite struct CompactRangeTests {
  /// The roots of the first 0 to 8 of the eight leaves that Certificate Transparency's implementations share.
  @Test func publishedRoots() throws {
    let leaves: [[UInt8]] = [
      [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6F),
    ]
    let roots = [
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    var range = CompactRange()
    #expect(range.root.description == roots[0])
    for (index, leaf) in leaves.enumerated() {
      range.append(MerkleHash.leaf(leaf))
      #expect(range.root.description == roots[index + 1])
    }
  }

  @Test func publishedHashes() {
    let leaf = MerkleHash.leaf(Array("L123456".utf8))
    #expect(leaf.description == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
    #expect(MerkleHash.empty.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func peaksAgreeWithTheDefinition() throws {
    let leaves = (0..<200).map { MerkleHash.leaf(Array("entry \($0)".utf8)) }
    var range = CompactRange()
    for size in 0...leaves.count {
      #expect(range.root == Self.root(leaves[..<size]))
      #expect(CompactRange(size: size, packed: range.packed) == range)
      #expect(
        CompactRange(size: size + 1, packed: range.packed) == nil || size.nonzeroBitCount == (size + 1).nonzeroBitCount)
      if size < leaves.count { range.append(leaves[size]) }
    }
  }

  /// RFC 6962, section 2.1, as written there.
  private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
    guard leaves.count > 1, let only = leaves.first else { return leaves.first ?? SHA256.digest([]) }
    _ = only
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return MerkleHash.node(root(leaves[..<middle]), root(leaves[middle...]))
  }
}
