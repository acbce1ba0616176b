import LedgerStore
import LedgerTypes

// What few claims have, and what stands in the texts around them.

extension FactLoader {
  mutating func loadParts() throws {
    for (part, fact) in table.facts.enumerated() where fact.whole >= 0 {
      table.parts[fact.whole, default: []].append(part)
    }
    let places = SeqIndex(table.facts.map(\.seq))
    try snapshot.scan("SELECT claim, base FROM claim_base ORDER BY claim, base") { row in
      guard let share = places[row[0]], let base = places[row[1]] else { return }
      table.bases[share, default: []].append(base)
    }
  }

  mutating func loadHeadlines() throws { table.headlines = try HeadlineSentences.all(in: snapshot) }

  mutating func loadDetails() throws {
    try snapshot.scan("SELECT claim, per, share_of FROM claim_detail") { row in
      if row[1] != Int.min { table.perWords[row[0]] = table.terms[row[1]] }
      if row[2] != Int.min { table.shareOf[row[0]] = Words.measures[row[2]] }
    }
  }

  mutating func loadNotices() throws {
    var placeOfDocument: [Int: Int] = [:]
    for (place, document) in table.documents.enumerated() { placeOfDocument[document.seq] = place }
    // Only what a check asks for: extractors note much.
    let sql = "SELECT owner, code, text FROM notice WHERE code = '\(FactNotice.weekday)' ORDER BY owner, position"
    try snapshot.query(sql) { row in
      guard let owner = row.integer(0), let code = row.text(1), let text = row.text(2) else { return }
      let place = documentOfExtraction[owner] ?? placeOfDocument[owner]
      let key = place.map { NoticeOwner.document($0) } ?? .claim(owner)
      table.notices[key, default: []].append(FactNotice(code: code, text: text))
    }
  }

  /// Reads the texts that may hold a caveat or speak of a correction; SQLite finds which.
  mutating func loadTexts() throws {
    let words = (Caveats.phrases + Caveats.corrections).map { "body LIKE '%\($0.marker)%'" }
    let sql = """
      SELECT extraction.seq, body FROM extraction JOIN document_text ON document_text.text = extraction.text
      WHERE \(Set(words).sorted().joined(separator: " OR "))
      """
    try snapshot.query(sql) { row in
      guard let extraction = row.integer(0), let document = documentOfExtraction[extraction], let text = row.text(1)
      else {
        return
      }
      let found = Caveats.found(in: text)
      if !found.isEmpty { table.caveats[document] = found }
      if Caveats.speaksOfCorrection(text) { table.corrections.insert(document) }
    }
  }
}

/// Words by which a text holds back on its figures.
enum Caveats {
  /// Words that all stand in one sentence; the marker is the rarest of them.
  struct Phrase {
    let marker: String
    let others: [String]

    init(_ marker: String, _ others: String...) {
      self.marker = marker
      self.others = others
    }
  }

  static let phrases = [
    Phrase("verif", "not"), Phrase("verif", "unable"), Phrase("verif", "impossible"), Phrase("unverified"),
    Phrase("distinguish", "civilian"), Phrase("differentiate", "civilian"), Phrase("confirm", "independently"),
    Phrase("provisional"), Phrase("subject to change"),
  ]
  static let corrections = [
    Phrase("correction"), Phrase("corrected"), Phrase("clarif"), Phrase("updated"), Phrase("an earlier version"),
  ]

  /// The sentences that hold back, in the order of the text, at most five.
  static func found(in text: String) -> [String] {
    sentences(text).filter { sentence in
      let lower = sentence.lowercased()
      return phrases.contains { phrase in
        lower.contains(phrase.marker) && phrase.others.allSatisfy { lower.contains($0) }
      }
    }.prefix(5).map { String($0) }
  }

  static func speaksOfCorrection(_ text: String) -> Bool {
    let lower = text.lowercased()
    return corrections.contains { lower.contains($0.marker) }
  }

  private static func sentences(_ text: String) -> [Substring] {
    text.split { $0 == "\n" }.flatMap { line -> [Substring] in
      line.split(separator: ". ").map { $0 }
    }
  }
}
