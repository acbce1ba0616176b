/// Makes news-like articles: about 2.2 KB each, with claims in a fixed part of their sentences.
///
/// Nearly half of the other sentences hold a number of something else and some a word of a measure, as in
/// real news, so that neither digits nor single words give the claims away.
struct ArticleGenerator {
  struct Article {
    let title: String
    let publisher: String
    let published: String
    let text: String
  }

  private var generator: SeededGenerator
  /// How many sentences of a hundred state a claim.
  private let claimPercent: Int

  init(seed: UInt64, claimPercent: Int) {
    generator = SeededGenerator(seed: seed)
    self.claimPercent = claimPercent
  }

  mutating func article() -> Article {
    let place = filled("@place")
    let title = filled(generator.pick(Templates.titles))
    var text = "\(title)\n\(place.uppercased()), \(generator.pick(Vocabulary.months)) \(1 + generator.below(28)) — "
    let target = 1_300 + generator.below(1_700)
    var sentences = 0
    while text.utf8.count < target {
      let isClaim = generator.below(100) < claimPercent
      text += filled(generator.pick(isClaim ? Templates.claims : Templates.fillers))
      sentences += 1
      text += sentences % 3 == 0 ? "\n" : " "
    }
    let month = 1 + generator.below(12)
    let day = 1 + generator.below(28)
    return Article(
      title: title, publisher: generator.pick(Vocabulary.publishers),
      published: "\(2012 + generator.below(13))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)",
      text: text)
  }

  /// The template with each `@slot` filled.
  private mutating func filled(_ template: String) -> String {
    var result = ""
    var rest = template.utf8[...]
    while let at = rest.firstIndex(of: UInt8(ascii: "@")) {
      result += String(decoding: rest[..<at], as: UTF8.self)
      rest = rest[at...].dropFirst()
      let end = rest.firstIndex { !(97...122).contains($0) } ?? rest.endIndex
      result += value(String(decoding: rest[..<end], as: UTF8.self))
      rest = rest[end...]
    }
    return result + String(decoding: rest, as: UTF8.self)
  }

  private mutating func value(_ slot: String) -> String {
    switch slot {
    case "n": "\(2 + generator.below(60))"
    case "m": grouped(1_000 + generator.below(90_000))
    case "w": generator.pick(Vocabulary.numberWords)
    case "name": name() + " " + name()
    case "place": generator.below(3) == 0 ? generator.pick(Vocabulary.places) : name()
    case "y": "\(1960 + generator.below(60))"
    default: generator.pick(Vocabulary.lists[slot] ?? [slot])
    }
  }

  /// An invented proper name, so that words do not repeat as they do in small lists.
  private mutating func name() -> String {
    var name = ""
    for _ in 0..<(2 + generator.below(2)) { name += generator.pick(Vocabulary.syllables) }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private func grouped(_ number: Int) -> String {
    let rest = String(number % 1_000)
    return "\(number / 1_000)," + String(repeating: "0", count: 3 - rest.utf8.count) + rest
  }
}
