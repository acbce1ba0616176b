/// What the lexer notes beside the tokens, so that sentences are cut without a second look at each of them.
struct Outline {
  /// A token at which a sentence or a quotation may begin or end: a stop, a quotation mark, a line break.
  struct Turn {
    let token: Int
    /// The classes of the words between the turn before and this one.
    let classes: WordClass
  }

  /// In the order of the text; the last one stands behind the last token.
  private(set) var turns: [Turn] = []
  /// The tokens with which a time may begin.
  private(set) var times: [Int32] = []
  /// The words of which only their surroundings say what they add to their sentence: those of phrases that are
  /// measures, and acronyms, which may be names.
  private(set) var late: [Int32] = []
  /// The classes of the words since the last turn.
  private var classes: WordClass = []

  /// Makes room for what a text of so many bytes usually has.
  mutating func reserve(_ bytes: Int) {
    turns.reserveCapacity(bytes / 64 + 8)
    times.reserveCapacity(bytes / 96 + 8)
    late.reserveCapacity(bytes / 96 + 8)
  }

  /// Notes what a word, or a figure, adds to its sentence.
  @inline(__always)
  mutating func add(_ classes: WordClass, _ token: Int) {
    self.classes.formUnion(classes)
    if classes.contains(.noted) { note(classes, token) }
  }

  /// Notes a token at which a sentence or a quotation may begin or end, or the end of the text.
  mutating func turn(_ token: Int) {
    turns.append(Turn(token: token, classes: classes))
    classes = []
  }

  /// Notes a word that tells something only by what stands around it.
  @inline(never)
  mutating func addLate(_ classes: WordClass, _ token: Int) {
    if !classes.isDisjoint(with: TimeScanner.starters) { times.append(Int32(truncatingIfNeeded: token)) }
    late.append(Int32(truncatingIfNeeded: token))
  }

  @inline(never)
  private mutating func note(_ classes: WordClass, _ token: Int) {
    if classes.contains(.late) {
      addLate(classes, token)
    } else {
      times.append(Int32(truncatingIfNeeded: token))
    }
  }
}
