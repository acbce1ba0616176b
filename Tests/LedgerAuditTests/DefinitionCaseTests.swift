import Foundation
import LedgerAudit
import LedgerTypes
import Testing

/// May 2024: an apparent halving that is a change of origin and of definition.
@Suite struct DefinitionCaseTests {
  private static let texts = """
    > Relief Digest 2024-05-06
    OCHA, citing the Government Media Office in Gaza, reported 34,735 people killed as of 6 May, including more than 9,500 women and more than 14,500 children.
    > Relief Digest 2024-05-08
    OCHA, citing the Ministry of Health in Gaza, reported 34,844 people killed as of 8 May. The ministry said 24,686 identified people had been killed as of 30 April, including 4,959 women, 7,797 children, 1,924 elderly people and 10,006 men.
    > Relief Digest 2024-05-13
    The Government Media Office in Gaza said on Monday that 35,091 people had been killed since 7 October, among them 15,103 children and 9,961 women.
    """

  private func rows(_ name: String) throws -> [[String: Any]] {
    try ExampleLedger(CorpusDocument.documents(Self.texts)).rows(of: name)
  }

  @Test func originAndDefinitionAreTheCauses() throws {
    let rows = try rows("discrepancies").filter { $0["row"] as? String == "disjoint" }
    for people in ["women", "children"] {
      let pairs = rows.filter { $0["population"] as? String == people }
      #expect(!pairs.isEmpty)
      for pair in pairs {
        let causes = (pair["causes"] as? String ?? "").components(separatedBy: ", ")
        #expect(Set(causes).isSuperset(of: ["origin", "definition"]))
        #expect(!causes.contains("revision"))
      }
    }
    #expect(!rows.contains { ($0["causes"] as? String ?? "").contains("revision") })
    // The total grew from one office to the other and is in no dispute.
    #expect(!rows.contains { $0["left"] as? String == "34,735" && $0["right"] as? String == "34,844" })
  }

  @Test func sharesAreOnTheirOwnBases() throws {
    let women = try rows("discrepancies").first {
      $0["population"] as? String == "women" && $0["left"] as? String == "more than 9,500"
    }
    #expect(women?["left_share"] as? String == "more than 27.35 % of 34,735")
    #expect(women?["right_share"] as? String == "20.09 % of 24,686")
  }

  @Test func thePartitionAddsUp() throws {
    let partition = try rows("discrepancies").first {
      $0["row"] as? String == "partition" && $0["left"] as? String == "24,686"
    }
    let words = partition?["explanation"] as? String ?? ""
    #expect(words.contains("= 24,686: adds up"))
    let example = try ExampleLedger(CorpusDocument.documents(Self.texts))
    #expect(try example.result(["parts-against-total"]).findings.isEmpty)
    #expect(try !example.result(["origin-switch"]).findings.isEmpty)
  }
}
