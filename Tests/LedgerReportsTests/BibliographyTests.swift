import Foundation
import LedgerStore
import Testing

@testable import LedgerReports

/// Documents and claims as reference managers read them.
@Suite struct BibliographyTests {
  private static func entries(_ body: (LedgerSnapshot) throws -> [BibliographyEntry]) throws -> [BibliographyEntry] {
    let folder = try TemporaryFolder()
    return try TestLedger.standard(in: folder).read(body)
  }

  @Test(arguments: BibliographyForm.allCases)
  func formsAreWhatTheyWere(form: BibliographyForm) throws {
    let entries = try Self.entries { snapshot in
      let documents = try snapshot.documents()
      let claim = try snapshot.claims(withPrefix: try #require(try Self.claim(in: snapshot)))
      return documents.map { BibliographyEntry($0) } + claim.map { BibliographyEntry($0) }
    }
    #expect(Set(entries.map(\.key)).count == entries.count)
    try Golden.expect(form.bytes(entries), matches: "bibliography.\(form.rawValue)")
  }

  private static func claim(in snapshot: LedgerSnapshot) throws -> String? {
    var id: String?
    try snapshot.query("SELECT id FROM claim_view ORDER BY claim LIMIT 1") { id = $0.text(0) }
    return id
  }

  @Test func jsonIsOne() throws {
    let bytes = BibliographyForm.csl.bytes(try Self.entries { try $0.documents().map { BibliographyEntry($0) } })
    let items = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    #expect(items.count == 4)
    #expect(items.contains { $0["type"] as? String == "report" })
  }

  @Test func documentsAreFoundByWordsOfTheirTitle() throws {
    let folder = try TemporaryFolder()
    try TestLedger.standard(in: folder).read { snapshot in
      #expect(try snapshot.documents(titled: "two FIGURES").map(\.publisher) == ["Meridian Post"])
      #expect(try snapshot.documents(titled: "20,057 toll").isEmpty)
      #expect(try snapshot.documents(titled: " ").isEmpty)
      // Words are no digest, however they are spelt.
      #expect(try snapshot.documents(called: "dead").isEmpty)
      let first = try #require(try snapshot.documents().first)
      #expect(try snapshot.documents(called: "\(first.digest)").map(\.seq) == [first.seq])
    }
  }
}
