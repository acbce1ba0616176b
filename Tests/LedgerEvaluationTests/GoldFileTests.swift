import LedgerDocuments
import LedgerEvaluation
import Testing

@Suite("Gold data")
struct GoldFileTests {
  private static let text = "At least 12 people died, police said."

  private static func line(_ claims: String) -> String {
    "{\"id\": \"a\", \"text\": \"\(text)\", \"claims\": \(claims)}"
  }

  private static func claim(_ members: String) -> String {
    line("[{\"key\": \"c1\", \"chars\": [9, 11], \"measure\": \"killed\", \"bound\": \"exact\"\(members)}]")
  }

  @Test("A document without claims is gold, too, and blank lines are passed over")
  func empty() throws {
    let file = try GoldFile(Array("\n\(Self.line("[]"))\n\n".utf8), name: "g.jsonl")
    #expect(file.documents.map(\.id) == ["a"])
  }

  @Test(
    "A fault is told with file, line and claim",
    arguments: [
      ("", "g.jsonl: the file holds no documents"),
      ("{", "g.jsonl, line 1: not valid JSON: expected a string"),
      ("{\"claims\": []}", "g.jsonl, line 1: no \"text\" member; a document needs one"),
      (
        "{\"text\": \"x\"}",
        "g.jsonl, line 1: no list \"claims\"; write an empty one for a text that states no figures"
      ),
      (line("[]") + "\n" + line("[]"), "g.jsonl, line 2: a second document has the id \"a\""),
      (line("[7]"), "g.jsonl, line 1: claim 1 is no object"),
      (
        line("[{}]"), "g.jsonl, line 1: claim \"1\": no \"chars\"; write the value's place in the text, [start, end)"
      ),
      (line("[{\"chars\": [9, 11]}]"), "g.jsonl, line 1: claim \"1\": no \"bound\""),
      (
        line("[{\"chars\": [9, 99]}]"),
        "g.jsonl, line 1: claim \"1\": \"chars\" ends at 99, behind the text's end at 37"
      ),
      (line("[{\"chars\": [11, 9]}]"), "g.jsonl, line 1: claim \"1\": \"chars\" is not [start, end)"),
      (
        claim(", \"status\": \"sure\""),
        "g.jsonl, line 1: claim \"c1\": \"sure\" is no status; it is one of asserted, negated, denied, feared, projected, "
          + "hypothetical, questioned"
      ),
      (claim(", \"low\": \"12\""), "g.jsonl, line 1: claim \"c1\": \"low\" is not a number"),
      (claim(", \"part_of\": \"c9\""), "g.jsonl, line 1: claim \"c1\": no claim has the key \"c9\""),
      (claim(", \"sources\": [1]"), "g.jsonl, line 1: claim \"c1\", source 1 is no object"),
    ])
  func faults(_ text: String, _ message: String) {
    do {
      _ = try GoldFile(Array(text.utf8), name: "g.jsonl")
      Issue.record("no fault was found in \(text)")
    } catch {
      #expect(error.description == message)
    }
  }
}
