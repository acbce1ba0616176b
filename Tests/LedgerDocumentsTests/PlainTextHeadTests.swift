import LedgerTypes
import Testing

@testable import LedgerDocuments

@Suite("The head of a plain-text article")
struct PlainTextHeadTests {
  private let article = """
    Shells hit market in Kavar
    By Maya Osei
    Published: Friday, 22 December 2023

    KAVAR, 22 December 2023 (NNA) — Shells hit a market on Friday.
    """

  @Test("Title, byline, date and dateline, each with its words")
  func all() throws {
    let read = try document(article)
    #expect(read.metadata.title == "Shells hit market in Kavar")
    #expect(read.metadata.author == "Maya Osei")
    #expect(read.metadata.published == CivilDate(iso: "2023-12-22"))
    let evidence = read.evidence.map { "\($0.field) \($0.rule): \(words($0.span, in: read) ?? "")" }
    #expect(
      evidence == [
        "title head.first_line: Shells hit market in Kavar", "author head.byline: Maya Osei",
        "published head.leading_date: 22 December 2023", "dateline head.dateline: KAVAR, 22 December 2023 (NNA)",
        "publisher head.dateline: NNA",
      ])
    #expect(read.metadata.publisher == "NNA")
  }

  @Test(
    "Dates as they are written",
    arguments: [
      "2023-12-22", "22 December 2023", "December 22, 2023", "Dec. 22, 2023", "22nd Dec 2023", "22/12/2023",
      "12/22/2023", "Friday, December 22nd, 2023", "Posted on 22 December 2023 at 14:30 GMT", "2023-12-22T10:00Z",
    ])
  func dates(line: String) throws {
    #expect(try document("Title\n\(line)\n\nText.").metadata.published == CivilDate(iso: "2023-12-22"))
  }

  @Test(
    "A name with the date behind it",
    arguments: [
      ("Coastline Wire, 22 December 2023", "Coastline Wire"), ("Harbour Tribune | Dec. 22, 2023", "Harbour Tribune"),
      ("Daily News (22 December 2023)", "Daily News"), ("Meridian Post - Friday, 22 December 2023", "Meridian Post"),
      ("Khan Younis, 22 December 2023", nil), ("Maya Osei, 22 December 2023", nil),
    ] as [(String, String?)])
  func imprints(line: String, publisher: String?) throws {
    let read = try document("Title\n\(line)\n\nText.")
    #expect(read.metadata.published == CivilDate(iso: "2023-12-22"))
    #expect(read.metadata.publisher == publisher)
  }

  @Test(
    "Lines that are no date of the article",
    arguments: [
      "22 December was a Friday.", "30 February 2023", "2023 was a year of war",
      "On 22 December 2023 shells hit Kavar.",
      "May 2023", "12 people died in 2023", "1 2 3", "Shells hit Kavar market on 22 December 2023",
    ])
  func noDates(line: String) throws {
    #expect(try document("Title\n\(line)\n\nText.").metadata.published == nil)
  }

  @Test("D02: a date with two readings is left open")
  func ambiguous() throws {
    let read = try document("Title\n03/04/2026\n\nText.")
    #expect(read.metadata.published == nil)
    #expect(read.notices.map(\.code) == ["ambiguous_date"])
    #expect(words(read.notices.first?.span, in: read) == "03/04/2026")
    #expect(try document("Title\n04/04/2026\n\nText.").metadata.published == CivilDate(iso: "2026-04-04"))
  }

  @Test("A date before the title; prose is no title")
  func dateFirst() throws {
    #expect(try document("4 January 2019\nHouse falls in town\n\nText.").metadata.title == "House falls in town")
    let read = try document("4 January 2019\n\nA house fell on Friday.\nMore.")
    #expect(read.metadata.title == nil)
    #expect(read.metadata.published == CivilDate(iso: "2019-01-04"))
  }

  @Test("One line alone is the text, and Markdown's heading mark is no part of a title")
  func titles() throws {
    #expect(try document("Twelve people died in Kavar.\n").metadata.title == nil)
    #expect(try document("# Toll rises\n\nTwelve.").metadata.title == "Toll rises")
    #expect(try document("\r\n  Toll rises \r\n\r\nTwelve.").metadata.title == "Toll rises")
  }

  @Test(
    "A byline may end with its date",
    arguments: [
      "By Maya Osei, 12 May 2018", "By Maya Osei | Saturday, 12 May 2018", "By Maya Osei \u{2013} May 12, 2018",
    ])
  func bylineWithDate(line: String) {
    let head = PlainTextHead(Array("Shells hit market\n\(line)\n\nShells hit the market of Kavar.\n".utf8))
    #expect(head.metadata.author == "Maya Osei")
    #expect(head.metadata.published == CivilDate(year: 2018, month: 5, day: 12))
  }

  @Test(
    "Prose that begins with By is no byline", arguments: ["By noon, 12 had died.", "by the river", "By 22 December"])
  func noByline(line: String) throws {
    #expect(try document("Title\n\(line)\n\nText.").metadata.author == nil)
  }

  @Test(
    "A dash in prose makes no dateline", arguments: ["The city - once rich - lay in ruins.", "12–15 dead - police"])
  func noDateline(line: String) throws {
    #expect(try document("Title\n\(line)\n").evidence.map(\.field) == ["title"])
  }

  @Test("A dateline's date counts when it has a year")
  func datelineDate() throws {
    #expect(
      try document("T\nGENEVA, Dec. 5, 2022 (NNA) - Aid came.").metadata.published == CivilDate(iso: "2022-12-05"))
    #expect(try document("T\nGENEVA, Dec. 5 (NNA) - Aid came.").metadata.published == nil)
  }

  @Test(
    "Only a name behind a date is the publisher",
    arguments: [
      "BEIRUT (Lebanon) — Aid came.", "BEIRUT, 5 December 2022 — Aid came.", "BEIRUT, 5 December 2022 () — Aid.",
    ])
  func noPublisher(line: String) throws {
    #expect(try document("Title\n\(line)").metadata.publisher == nil)
  }
}
