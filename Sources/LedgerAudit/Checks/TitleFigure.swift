import LedgerTypes

/// A number in a title with the word that says what it counts.
///
/// Titles are not read by the extractor when they are metadata alone; a check needs no more than this.
struct TitleFigure {
  let measure: Measure
  let interval: StatedInterval
  let words: String

  private static let stems: [(stem: String, measure: Measure)] = [
    ("kill", .killed), ("dead", .killed), ("dies", .killed), ("died", .killed), ("death", .killed), ("injur", .injured),
    ("wound", .injured), ("hurt", .injured), ("missing", .missing), ("displaced", .displaced), ("detain", .detained),
    ("arrest", .detained),
  ]
  /// Words after which a number counts something else, or nothing.
  private static let others: Set<Substring> = ["day", "aged", "age", "no", "number", "since", "in", "until", "of"]

  /// Beginnings of verbs that stand before their number: "kills 10, injures 12".
  private static let verbs = ["kill", "injur", "wound", "hurt", "displac", "detain", "arrest"]

  /// Words between "kills" and its number.
  private static let hedges: Set<Substring> = [
    "at", "least", "more", "than", "up", "to", "over", "some", "about", "around", "nearly", "almost", "as", "many",
  ]

  /// The figures of a title: a number of two digits or more with one of the words within the next four ("50 people
  /// killed"), or before it ("kills at least 50").
  static func all(in title: String) -> [TitleFigure] {
    let words = title.lowercased().split { $0.isWhitespace || $0 == ";" || $0 == ":" || $0 == "–" || $0 == "—" }
    var figures: [TitleFigure] = []
    for (index, word) in words.enumerated() {
      guard let number = number(word), number >= 10, index == 0 || !others.contains(words[index - 1]),
        // A verb before the number has it: "kill 10 injure scores". A comma ends what the number counts.
        let measure = measure(before: index, in: words)
          ?? (word.hasSuffix(",") ? nil : measure(after: index, in: words))
      else { continue }
      let before = index > 0 ? bound(words[..<index]) : ""
      let value = Int128(number) * StatedInterval.one
      let interval =
        switch before {
        case "more than": StatedInterval(low: value, high: nil, lowIsOpen: true)
        case "at least": StatedInterval(low: value, high: nil)
        case "about": StatedInterval(low: value - value / 10, high: value + value / 10)
        case "nearly": StatedInterval(low: value - value / 10, high: value)
        case "up to": StatedInterval(low: 0, high: value)
        default: StatedInterval(number)
        }
      figures.append(
        TitleFigure(
          measure: measure, interval: interval,
          words: (before.isEmpty ? "" : before + " ") + StatedInterval.words(number)))
    }
    return figures
  }

  private static func measure(of word: Substring) -> Measure? { stems.first { word.hasPrefix($0.stem) }?.measure }

  private static func measure(after index: Int, in words: [Substring]) -> Measure? {
    for word in words[(index + 1)...].prefix(4) {
      if let measure = measure(of: word) { return measure }
      // A number of thousands or millions is rounded in its own way, and the next number has its own word.
      if number(word) != nil || isScale(word) { return nil }
    }
    return nil
  }

  private static func measure(before index: Int, in words: [Substring]) -> Measure? {
    guard index + 1 == words.count || words[index].hasSuffix(",") || !isScale(words[index + 1]),
      let verb = words[..<index].last(where: { !hedges.contains($0) }), verbs.contains(where: verb.hasPrefix),
      !verb.hasSuffix("ed"), verb != "hurt"
    else { return nil }
    return measure(of: verb)
  }

  private static func number(_ word: Substring) -> Int? {
    guard word.first?.isASCII == true, word.first?.isNumber == true else { return nil }
    return Int(word.filter { $0 != "," })
  }

  private static func isScale(_ word: Substring) -> Bool {
    ["thousand", "million", "billion", "percent", "days", "years"].contains(word)
  }

  private static func bound(_ words: ArraySlice<Substring>) -> String {
    let last = words.suffix(2).joined(separator: " ")
    for (phrase, meaning) in [
      ("more than", "more than"), ("at least", "at least"), ("up to", "up to"), ("as many", "up to"),
    ] where last == phrase { return meaning }
    return switch words.last ?? "" {
    case "over", "passes", "tops", "exceeds", "past", "above": "more than"
    case "some", "about", "around", "roughly", "approximately": "about"
    case "nearly", "almost": "nearly"
    default: ""
    }
  }
}
