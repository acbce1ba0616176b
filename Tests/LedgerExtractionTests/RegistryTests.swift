import LedgerExtraction
import LedgerTypes
import Testing

@Suite("Registry files")
struct RegistryTests {
  private func registry(_ text: String) throws -> Registry {
    try Registry(extending: [(name: "own.txt", bytes: Array(text.utf8))])
  }

  @Test func placesLieInTheCountryOfTheirRecord() {
    let areas = Registry.shippedAreas
    for (place, area) in [
      ("Rafah", "Gaza"), ("Khan Younis", "Palestine"), ("Derna", "Libya"), ("Nablus", "West Bank"), ("Leeds", "UK"),
      ("Port-au-Prince", "Haiti"), ("Riga", "Latvia"),
    ] {
      let lies = areas.lies(place, in: area)
      #expect(lies, "\(place)")
    }
    for (place, area) in [("South Sudan", "Sudan"), ("North Korea", "Korea"), ("Nablus", "Gaza"), ("Juba", "Sudan")] {
      let lies = areas.lies(place, in: area)
      #expect(!lies, "\(place)")
    }
  }

  @Test(
    "What is wrong is named with its line",
    arguments: [
      ("source kavar ngo\n", 1, "source ID KIND"),
      ("# bodies\n\nsource kavar hospice Kavar Hospice\n", 3, "source ID KIND"),
      ("  name Kavar Hospice\n", 1, "needs a record above it"),
      ("source kavar ngo Kavar Hospice\n  nickname Kavar\n", 2, "\"nickname\""),
      ("source kavar ngo Kavar Hospice\n  name\n", 2, "a word and its text"),
      ("alias-of nobody-at-all\n", 1, "no source of this file"),
      ("alias-of gaza-moh\n  place Gaza\n", 2, "its own record"),
      ("epoch 2023-13-07 War\n", 1, "epoch YYYY-MM-DD NAME"),
      ("epoch 2023-10-07 War\n  place Gaza\n", 2, "context WORDS"),
      ("verbs measure=harmed\n", 1, "measure=harmed"),
      ("verbs measure=killed\n  slay slays slew slain\n", 2, "five forms"),
      ("number\n  gross=many\n", 2, "whole number"),
      ("gibberish\n", 1, "no word class"),
      ("bodies lifeguards\n", 1, "bodies SUFFIX KIND NAME"),
      ("bodies guards police {people} Guards\n  state Kavar\n", 2, "STATE, PEOPLE, CAPITAL"),
      ("bodies guards police Guards\n  state A, B, C\n  state A, B, C\n", 3, "earlier record"),
      ("name\n", 1, "name CLASS"),
      ("name place\n", 1, "does not fit"),
    ])
  func wrong(text: String, line: Int, reason: String) throws {
    let error = try #require(throws: RegistryError.self) { try registry(text) }
    #expect(error.file == "own.txt")
    #expect(error.line == line)
    #expect(error.reason.contains(reason), "\(error.reason)")
  }

  @Test("A line that is not UTF-8 is named")
  func encoding() throws {
    let bytes = Array("# bodies\nsource kavar ngo Kavar ".utf8) + [0xFF, 10]
    let error = try #require(throws: RegistryError.self) {
      try Registry(extending: [(name: "own.txt", bytes: bytes)])
    }
    #expect(error.line == 2)
  }

  @Test("Tabs, several spaces and carriage returns set words apart")
  func blanks() throws {
    let registry = try registry(
      "source\tkavar  ngo   Kavar\t Hospice\r\n\tname   The  Hospice\r\n  context Kavar,  Old Town\r\n")
    let source = try #require(registry.sources.first { $0.id == "kavar" })
    #expect(source.name == "Kavar Hospice")
    #expect(source.aliases == [SourceAlias(text: "The Hospice", kind: .name)])
  }

  @Test("A body of many states is a source for each of them")
  func bodies() throws {
    let registry = try registry(
      """
      bodies guards police {people} Guards
        name {state}'s Guards
        descriptor? guards
        state Kavar, Kavari, Old Town
        state The Fells, Fellish, Highport
      """)
    let sources = registry.sources.filter { $0.id.hasSuffix("-guards") }
    #expect(sources.map(\.id) == ["kavar-guards", "thefells-guards"])
    #expect(sources.map(\.name) == ["Kavari Guards", "Fellish Guards"])
    #expect(sources.map(\.place) == ["Kavar", "The Fells"])
    #expect(sources.last?.aliases.map(\.text) == ["The Fells' Guards", "guards"])
  }

  @Test("A source is replaced by a later one; aliases from elsewhere are added")
  func later() throws {
    let registry = try registry(
      """
      source kavar ngo Kavar Hospice
        acronym KH
      source kavar ngo Hospice of Kavar
        name Kavar Hospice
      alias-of kavar
        descriptor? the hospice
      """)
    let sources = registry.sources.filter { $0.id == "kavar" }
    #expect(sources.map(\.name) == ["Hospice of Kavar"])
    #expect(sources.first?.aliases.map(\.text) == ["Kavar Hospice", "the hospice"])
  }
}
