import LedgerTypes

/// The turns of a transcript: who speaks stands before the words, "MR. GRIFFITHS: …", "Q: …", "[ORTEGA] …".
///
/// Found only where a text has several such labels; the labels of lists ("Killed: 12") and headings are none.
struct Turns {
  private struct Turn {
    let start: Int
    let speaker: Range<Int>
  }

  private let page: Page
  private var turns: [Turn] = []

  /// A label has at most so many tokens.
  private static let longest = 7

  init(page: Page) {
    self.page = page
    guard page.counts.labelMarks > 1 else { return }
    var isSure = false
    var other: [Turn] = []
    var token = 0
    while token < page.tokens.count {
      if let (speaker, isRole) = label(at: token) {
        isSure = isSure || isRole || turns.contains { isSame($0.speaker, speaker) }
        turns.append(Turn(start: token, speaker: speaker))
      } else if let speaker = anyLabel(at: token) {
        other.append(Turn(start: token, speaker: speaker))
      }
      while token < page.tokens.count, page.tokens[token].kind != .newline { token += 1 }
      while token < page.tokens.count, page.tokens[token].kind == .newline { token += 1 }
    }
    if turns.count < 2 || !isSure { turns = [] }
    // "Levant Talk: …": between such turns any label that comes again is one.
    for index in other.indices where !turns.isEmpty {
      guard other.contains(where: { $0.start != other[index].start && isSame($0.speaker, other[index].speaker) })
      else { continue }
      turns.append(other[index])
    }
    if !other.isEmpty { turns.sort { $0.start < $1.start } }
  }

  /// Who has the floor at a token.
  func speaker(at token: Int) -> Range<Int>? {
    guard let turn = turns.last(where: { $0.start <= token }), token >= turn.speaker.upperBound else { return nil }
    return turn.speaker
  }

  private func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy {
        page.bytes[page.tokens[$0].range].elementsEqual(page.bytes[page.tokens[$1].range])
      }
  }

  /// The label that a line begins with, and whether its words alone say that somebody speaks.
  private func label(at start: Int) -> (speaker: Range<Int>, isRole: Bool)? {
    if page.isMark(start, "[") { return bracketed(start) }
    var end = start
    var isRole = false
    while end < min(page.tokens.count, start + Self.longest), !page.isMark(end, ":") {
      let token = page.tokens[end]
      switch token.kind {
      case .word:
        guard token.isCapital else { return nil }
        let classes = page.classes(end)
        if classes.contains(.title) || isAsking(end) && end == start {
          isRole = true
        } else if !classes.isSubset(of: [.startsPhrase, .firstName, .abbreviation]) {
          return nil
        }
      case .stop: guard end > start, page.classes(end - 1).contains(.title) || end == start + 1 else { return nil }
      default: return nil
      }
      end += 1
    }
    guard end > start, end + 1 < page.tokens.count, page.isMark(end, ":"), page.tokens[end + 1].kind != .newline else {
      return nil
    }
    // A line that is one unknown word and a colon may be any heading.
    return isRole || end - start >= 2 || page.tokens[start].flags.contains(.allCapitals) ? (start..<end, isRole) : nil
  }

  /// Capitals and a colon, whatever the words.
  private func anyLabel(at start: Int) -> Range<Int>? {
    var end = start
    while end < min(page.tokens.count, start + 4), page.tokens[end].kind == .word, page.tokens[end].isCapital,
      page.classes(end).isDisjoint(with: [.trigger, .measureNoun, .total, .place, .month])
    {
      end += 1
    }
    guard end > start, end + 1 < page.tokens.count, page.isMark(end, ":"), page.tokens[end + 1].kind != .newline else {
      return nil
    }
    return start..<end
  }

  private func isAsking(_ token: Int) -> Bool {
    page.isWord(token, "q") || page.isWord(token, "a") || page.isWord(token, "question") || page.isWord(token, "answer")
      || page.isWord(token, "moderator") || page.isWord(token, "interviewer") || page.isWord(token, "host")
      || page.isWord(token, "anchor") || page.isWord(token, "reporter")
  }

  /// "[ORTEGA]": a surname in brackets; remarks of editors are words that the lexicon or their place tells.
  private func bracketed(_ open: Int) -> (speaker: Range<Int>, isRole: Bool)? {
    var end = open + 1
    while end < min(page.tokens.count, open + 4), page.tokens[end].kind == .word,
      page.tokens[end].flags.contains(.allCapitals)
    {
      end += 1
    }
    guard end > open + 1, end < page.tokens.count, page.isMark(end, "]"), !page.isWord(open + 1, "text") else {
      return nil
    }
    return (open + 1..<end, false)
  }
}
