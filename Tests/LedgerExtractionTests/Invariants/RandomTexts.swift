import TestSupport

/// Texts of every sort that may reach an extractor, made from a seed.
struct RandomTexts {
  /// What the texts are made of.
  enum Sort: String, CaseIterable, Sendable {
    case bytes, scalars, words, mutations
  }

  private var generator: SeededNumbers
  /// Texts that hold claims, to be mutated.
  private let articles: [[UInt8]]

  init(seed: UInt64, articles: [[UInt8]]) {
    generator = SeededNumbers(seed: seed)
    self.articles = articles
  }

  mutating func text(_ sort: Sort) -> [UInt8] {
    switch sort {
    case .bytes: (0..<Int.random(in: 0...300, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
    case .scalars: scalars()
    case .words: words()
    case .mutations: mutation()
    }
  }

  private static let ranges: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x30...0x39, 0x0...0x1F, 0xA0...0x17F, 0x391...0x3C9, 0x410...0x44F, 0x620...0x6F9, 0x966...0x96F,
    0x2000...0x206F, 0x300...0x36F, 0x2150...0x218F, 0xFE00...0xFE0F, 0xFF10...0xFF19, 0x1D7CE...0x1D7FF,
    0x1F600...0x1F64F, 0xE0000...0xE007F, 0xFFFC...0xFFFF, 0x10FFF0...0x10FFFF,
  ]

  private mutating func scalars() -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0...120, using: &generator) {
      guard let range = Self.ranges.randomElement(using: &generator) else { continue }
      let value = UInt32.random(in: range, using: &generator)
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return Array(text.utf8)
  }

  private static let vocabulary = [
    "killed", "wounded", "injured", "dead", "died", "deaths", "toll", "missing", "displaced", "arrested", "bodies",
    "martyrs", "casualties", "strikes", "homes", "destroyed", "hostages", "freed", "at least", "more than", "up to",
    "about", "nearly", "between", "some", "no", "none", "one", "two", "three", "twelve", "hundred", "thousand",
    "million", "half", "third", "quarter", "dozens", "hundreds of thousands", "scores", "several", "first", "77th",
    "3", "12", "1,200", "20,000", "1.9", "70%", "per cent", "in", "of", "of them", "of whom", "including", "and", "or",
    "to", "the", "a", "an", "his", "another", "others", "people", "children", "women", "civilians", "soldiers",
    "police", "a doctor", "ministry", "health ministry", "WHO", "spokesman", "officials", "it", "he", "they", "who",
    "said", "told", "according to", "reported", "citing", "denied", "feared", "could", "if", "whether", "will",
    "since", "yesterday", "on Friday", "in the past 24 hours", "day", "days of war", "14 May 2021", "2014", "Gaza",
    "Reuters", "The", "A", "Mr.", "U.S.", "Gen.", ",", ",", ",", ".", ".", ".", ";", ":", "-", "–", "(", ")", "\"", "“",
    "”", "'s", "’s", "\n", "\n\n", "•", "[", "]", "%", "+", "$", "\u{200B}", "\u{202E}", "\u{A0}", "é", "٣٤", "½",
  ]

  private mutating func words() -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      text += Self.vocabulary.randomElement(using: &generator) ?? ""
      if Int.random(in: 0..<8, using: &generator) > 0 { text += " " }
    }
    return Array(text.utf8)
  }

  /// One to six edits at scalar boundaries of a text that holds claims: the result is UTF-8 as well.
  private mutating func mutation() -> [UInt8] {
    var text = Array(String(decoding: articles.randomElement(using: &generator) ?? [], as: UTF8.self).unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      guard !text.isEmpty else { break }
      let start = Int.random(in: 0..<text.count, using: &generator)
      let end = min(text.count, start + Int.random(in: 1...24, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: text.removeSubrange(start..<end)
      case 1: text.insert(contentsOf: text[start..<end], at: Int.random(in: 0...text.count, using: &generator))
      case 2: text.removeSubrange(end...)
      case 3:
        text.insert(contentsOf: (Self.vocabulary.randomElement(using: &generator) ?? "").unicodeScalars, at: start)
      default: text.swapAt(start, end - 1)
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text)
    return Array(String(result).utf8)
  }
}
