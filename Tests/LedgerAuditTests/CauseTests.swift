import Testing

/// What the discrepancy report names as the cause, and what is no discrepancy at all.
@Suite struct CauseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let causes: [String]
    let texts: String
    var testDescription: String { causes.joined(separator: "; ") }
  }

  static let cases = [
    Case(
      causes: ["origin, population"],
      texts: """
        > Plain Post 2024-03-05
        The Gaza health ministry said 30,320 people had been killed in Gaza since 7 October.
        > Coastline Wire 2024-03-05
        The World Health Organization said 31,450 Palestinians had been killed in Gaza since 7 October.
        """),
    Case(
      causes: [],
      texts: """
        > Plain Post 2024-03-05
        The Gaza health ministry said 30,320 people had been killed in Gaza since 7 October.
        > Coastline Wire 2024-03-05
        The Gaza health ministry said 13,450 children had been killed in Gaza since 7 October.
        """),
    Case(
      causes: ["population"],
      texts: """
        > Plain Post 2024-03-05
        The Gaza health ministry said 30,320 people had been killed in Gaza since 7 October.
        > Coastline Wire 2024-03-05
        The Gaza health ministry said 31,450 children had been killed in Gaza since 7 October.
        """),
    Case(
      causes: ["dispute"],
      texts: """
        > Plain Post 2023-09-17
        OCHA, citing the Libyan Red Crescent, said 11,300 people had died in Derna.
        > Coastline Wire 2023-09-18
        The Libyan Red Crescent denied that 11,300 people had died in Derna.
        """),
    Case(
      causes: ["origin, kind"],
      texts: """
        > Plain Post 2024-06-06
        UNICEF said 150 people were killed in an attack on Omdurman on Thursday.
        > Coastline Wire 2024-06-06
        The World Health Organization said the death toll in Omdurman had reached 104 on Thursday.
        """),
    // Figures of 18 digits have room in what is computed from them.
    Case(
      causes: ["origin"],
      texts: """
        > Plain Post 2024-03-05
        UNICEF said 123,456,789,012,345,678 people were killed in Lagos on Monday.
        > Coastline Wire 2024-03-05
        The World Health Organization said 998,456,789,012,345,678 people were killed in Lagos on Monday.
        """),
    // A text that names two bodies which differ tells of a dispute; what it says itself is another part of its story.
    Case(
      causes: ["origin"],
      texts: """
        > Plain Post 2024-09-24
        The governor of Kano said 35 people were killed in Kano on Monday. The Red Cross said 60 people were killed in Kano on Monday.
        """),
    Case(
      causes: [],
      texts: """
        > Plain Post 2024-09-24
        The governor of Kano said 35 people were killed in Kano on Monday. In a second blast 3 people were killed in Kano on Monday.
        """),
    // A part of a country cannot have more dead than the country a day later.
    Case(
      causes: ["origin, date, place"],
      texts: """
        > Plain Post 2023-09-16
        The Libyan Red Crescent said the death toll in eastern Libya had risen to 11,300.
        > Coastline Wire 2023-09-17
        UNICEF said the death toll in Libya had risen to 3,283.
        """),
    Case(
      causes: [],
      texts: """
        > Plain Post 2023-09-16
        The Libyan Red Crescent said the death toll in eastern Libya had risen to 3,283.
        > Coastline Wire 2023-09-17
        UNICEF said the death toll in Libya had risen to 11,300.
        """),
    // The dead of a street beside those of a war.
    Case(
      causes: [],
      texts: """
        > Plain Post 2024-09-24
        The United Nations said more than 250,000 people had been killed in Syria since 2011.
        > Coastline Wire 2024-09-24
        Monitors said the death toll in Syria had risen to 18.
        """),
    // Two texts without a day may speak of two attacks.
    Case(
      causes: [],
      texts: """
        > Plain Post 2024-09-24
        The governor of Kano said 35 people were killed by a bomb in Kano.
        > Coastline Wire 2024-09-28
        The Red Cross said 3 people were killed by a bomb in Kano.
        """),
    // One text that tells how a toll rose revises nothing.
    Case(
      causes: [],
      texts: """
        > Plain Post 2024-09-24
        The Lebanese health ministry said the death toll in Lebanon had risen to 558 on Monday. The ministry said the death toll in Lebanon had risen to 492 on Monday.
        """),
  ]

  @Test(arguments: cases) func causesAreNamed(example: Case) throws {
    let rows = try ExampleLedger(CorpusDocument.documents(example.texts)).rows(of: "discrepancies")
    #expect(rows.map { $0["causes"] as? String ?? "" } == example.causes)
    for row in rows {
      for member in ["left_claim", "left_quote", "left_document", "right_claim", "right_quote"] {
        #expect(row[member] is String, "\(member)")
      }
    }
  }
}
