import LedgerTypes

/// Reads the line format of lexicon and registry files (Docs/formats.md, "Registry files").
///
/// A record starts at the beginning of a line; its details stand indented below it. "#" starts a comment line.
///
///     verbs measure=killed
///       kill kills killed killed killing
///     source gaza-moh ministry Ministry of Health in Gaza
///       attributive Hamas-run health ministry
struct LexiconFile {
  private let name: String
  private let bytes: [UInt8]
  private var number = 0
  private var line: RegistryLine
  private var record: Record?
  /// What the states of a "bodies" record are put into.
  private var template = BodyTemplate(suffix: [], kind: .unknown, name: [])
  /// The word that is read, as the lexicon spells it.
  private var spelling: [UInt8] = []
  /// The kind of the last source: the next one is mostly of the same.
  private var lastKind = (word: [UInt8](), kind: SourceKind.unknown)

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    line = RegistryLine(of: bytes)
  }

  /// Adds the file's records to the registry.
  mutating func read(into registry: inout RegistryBuilder) throws {
    var next = 0
    while next <= bytes.count {
      number += 1
      next = line.read(from: next)
      guard line.isText else { throw error("the line is not UTF-8") }
      if line.isEmpty { continue }
      if line.isIndented {
        guard let record else { throw error("an indented line needs a record above it") }
        try readDetail(of: record, &registry)
      } else {
        record = try header(&registry)
      }
    }
  }

  // MARK: Records

  private enum Record {
    case words(Lexeme)
    case forms(Lexeme)
    case source(Int)
    /// Further aliases of a source that another record gives, in another language.
    case aliases(of: Int)
    /// "bodies SUFFIX KIND NAME": one body for each of the states below.
    case bodies
    case epoch
    /// "confidence INTERCEPT", with a feature and its weight in each detail.
    case confidence
    case complete
  }

  private mutating func header(_ registry: inout RegistryBuilder) throws -> Record {
    if line.isWord(0, "source") {
      guard line.count >= 4, let kind = sourceKind(line[2]) else {
        throw error("write \"source ID KIND PREFERRED NAME\" with a kind of the codebook")
      }
      let name = registry.sources.write { line.write(from: 3, to: &$0) }
      return .source(registry.sources.add(id: line[1], kind, name: name))
    }
    if line.isWord(0, "alias-of") {
      guard line.count == 2 else { throw error("write \"alias-of ID\" with the identifier of a source above") }
      guard let position = registry.sources.position(of: line[1]) else {
        throw error("\"\(line.text(1))\" is no source of this file or of one before it")
      }
      return .aliases(of: position)
    }
    if line.isWord(0, "bodies") {
      guard line.count >= 4, let kind = sourceKind(line[2]) else {
        throw error("write \"bodies SUFFIX KIND NAME\" with a kind of the codebook")
      }
      template = BodyTemplate(suffix: Array(line[1]), kind: kind, name: words(from: 3))
      return .bodies
    }
    if line.isWord(0, "epoch") {
      guard line.count >= 3, let start = CivilDate(iso: line.text(1)) else {
        throw error("write \"epoch YYYY-MM-DD NAME\"")
      }
      registry.epochs.append(RegisteredEpoch(start: start, name: line.text(from: 2), context: []))
      return .epoch
    }
    if line.isWord(0, "confidence") {
      guard line.count == 2, let intercept = Int(line.text(1)), abs(intercept) < 10_000 else {
        throw error("write \"confidence INTERCEPT\", in hundredths of a logit")
      }
      registry.lexicon.confidence = ConfidenceModel(intercept: intercept)
      return .confidence
    }
    if line.isWord(0, "definition") {
      guard line.count > 1 else { throw error("write \"definition NAME\"") }
      return .words(Lexeme(classes: .definition, definition: line.text(from: 1)))
    }
    if line.isWord(0, "verbs") { return .forms(try attributes(from: 1, Lexeme(classes: .trigger))) }
    if line.isWord(0, "intransitives") { return .forms(try attributes(from: 1, Lexeme(classes: .intransitive))) }
    if line.isWord(0, "name") {
      try readName(&registry.lexicon)
      return .complete
    }
    var lexeme = Lexeme()
    var word = 0
    while word < line.count, !line[word].contains(Self.equals) {
      guard let known = WordClass.named[line.text(word)] else {
        throw error("\"\(line.text(word))\" is no word class")
      }
      lexeme.classes.formUnion(known)
      word += 1
    }
    return .words(try attributes(from: word, lexeme))
  }

  private mutating func sourceKind(_ word: ArraySlice<UInt8>) -> SourceKind? {
    if !word.elementsEqual(lastKind.word) {
      guard let kind = SourceKind(rawValue: String(decoding: word, as: UTF8.self)) else { return nil }
      lastKind = (Array(word), kind)
    }
    return lastKind.kind
  }

  private static let equals = UInt8(ascii: "=")

  private func attributes(from first: Int, _ base: Lexeme) throws -> Lexeme {
    var lexeme = base
    for word in first..<max(first, line.count) {
      let pair = line.text(word).split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { throw error("\"\(line.text(word))\" is no attribute; write KEY=VALUE") }
      guard lexeme.set(pair[0], to: pair[1]) else {
        throw error("\"\(line.text(word))\" is no attribute of the codebook")
      }
    }
    return lexeme
  }

  /// "name place Khan Younis": a proper name with its class, which may have several words.
  private mutating func readName(_ lexicon: inout LexiconBuilder) throws {
    guard line.count > 1, let classes = WordClass.named[line.text(1)] else {
      throw error("write \"name CLASS THE NAME\"")
    }
    spelling.removeAll(keepingCapacity: true)
    for word in 2..<max(2, line.count) { spell(line.range(of: word)) }
    try add(Lexeme(classes: classes), &lexicon)
  }

  // MARK: Details

  private mutating func readDetail(of record: Record, _ registry: inout RegistryBuilder) throws {
    switch record {
    case .words(let lexeme):
      for word in 0..<line.count { try readWord(line.range(of: word), lexeme, &registry.lexicon) }
    case .forms(let lexeme):
      guard line.count == 5 else { throw error("a verb has five forms: base, third person, past, participle, gerund") }
      for (word, form) in [WordClass.base, .third, .past, .participle, .gerund].enumerated() {
        var entry = lexeme
        entry.classes.formUnion(form)
        try readPlainWord(line.range(of: word), entry, &registry.lexicon)
      }
    case .source(let position): try readDetail(ofSource: position, isOwn: true, &registry.sources)
    case .aliases(let position): try readDetail(ofSource: position, isOwn: false, &registry.sources)
    case .bodies: try readDetailOfBodies(&registry.sources)
    case .epoch:
      guard line.count > 1, line.isWord(0, "context") else { throw error("an epoch's detail is \"context WORDS\"") }
      let epoch = registry.epochs.removeLast()
      registry.epochs.append(
        RegisteredEpoch(
          start: epoch.start, name: epoch.name,
          context: epoch.context + list().map { String(decoding: $0, as: UTF8.self) }))
    case .confidence:
      guard line.count == 2, let weight = Int(line.text(1)), abs(weight) < 10_000 else {
        throw error("a detail of \"confidence\" is a feature and its weight in hundredths of a logit")
      }
      registry.lexicon.confidence.weigh(line.text(0), weight)
    case .complete: throw error("this record has no details")
    }
  }

  private func readDetail(ofSource position: Int, isOwn: Bool, _ sources: inout SourceCatalog) throws {
    guard line.count > 1 else { throw error("a detail of a source is a word and its text") }
    if line.isWord(0, "context") {
      if !isOwn { sources.keepPlace(of: position) }
      let words = sources.write { line.write(from: 1, to: &$0) }
      sources.add(contexts: words, to: position)
    } else if line.isWord(0, "place") {
      guard isOwn else { throw error("the place of a source belongs to its own record") }
      sources.place(sources.write { line.write(from: 1, to: &$0) }, of: position)
    } else {
      let (kind, needsContext) = try aliasKind()
      sources.add(kind, needsContext: needsContext, sources.write { line.write(from: 1, to: &$0) }, to: position)
    }
  }

  /// What "name" or "descriptor?" before an alias says of it.
  private func aliasKind() throws -> (kind: AliasKind, needsContext: Bool) {
    for (name, kind, needsContext) in Self.aliasKinds where line.isWord(0, name) { return (kind, needsContext) }
    throw error("\"\(line.text(0))\" is none of place, context, name, acronym, descriptor, attributive")
  }

  private static let aliasKinds: [(name: StaticString, kind: AliasKind, needsContext: Bool)] = [
    ("name", .name, false), ("name?", .name, true), ("attributive", .attributive, false),
    ("attributive?", .attributive, true), ("descriptor?", .descriptor, true), ("descriptor", .descriptor, false),
    ("acronym", .acronym, false), ("acronym?", .acronym, true),
  ]

  /// An alias of all bodies of the record, or "state Albania, Albanian, Tirana" behind them.
  private mutating func readDetailOfBodies(_ sources: inout SourceCatalog) throws {
    guard line.count > 1 else { throw error("a detail of bodies is a word and its text") }
    guard line.isWord(0, "state") else {
      let (kind, needsContext) = try aliasKind()
      return template.add(kind, needsContext: needsContext, words(from: 1))
    }
    let words = list()
    guard words.count == 3 else { throw error("write \"state STATE, PEOPLE, CAPITAL\"") }
    let id = template.id(state: words[0])
    guard sources.position(of: id[...]) == nil else {
      throw error("\"\(String(decoding: id, as: UTF8.self))\" is a source of an earlier record")
    }
    template.add(state: words[0], people: words[1], capital: words[2], to: &sources)
  }

  /// The line's words from `first` on, with one space between them.
  private func words(from first: Int) -> [UInt8] {
    var words: [UInt8] = []
    line.write(from: first, to: &words)
    return words
  }

  /// The line's words behind the first one, parted by commas.
  private func list() -> [ArraySlice<UInt8>] {
    words(from: 1).split(separator: UInt8(ascii: ",")).map { $0.drop { $0 == 32 } }
  }

  // MARK: Words

  /// What joins the words of a phrase: "take_hostage".
  private static let joint = UInt8(ascii: "_")

  /// "killed", "take_hostage", "dozen=12".
  private mutating func readWord(_ word: Range<Int>, _ lexeme: Lexeme, _ lexicon: inout LexiconBuilder) throws {
    guard let equals = bytes[word].firstIndex(of: Self.equals) else { return try readPlainWord(word, lexeme, &lexicon) }
    var entry = lexeme
    guard let value = Int(String(decoding: bytes[(equals + 1)..<word.upperBound], as: UTF8.self)) else {
      throw error("\"\(String(decoding: bytes[word], as: UTF8.self))\": a value is a whole number")
    }
    entry.value = value
    try readPlainWord(word.lowerBound..<equals, entry, &lexicon)
  }

  /// "killed", "take_hostage".
  private mutating func readPlainWord(
    _ word: Range<Int>, _ lexeme: Lexeme, _ lexicon: inout LexiconBuilder
  ) throws {
    spelling.removeAll(keepingCapacity: true)
    var start = word.lowerBound
    while start < word.upperBound {
      var end = start
      while end < word.upperBound, bytes[end] != Self.joint { end += 1 }
      spell(start..<end)
      start = end + 1
    }
    try add(lexeme, &lexicon)
  }

  /// Adds a word to the spelling.
  private mutating func spell(_ word: Range<Int>) {
    guard !word.isEmpty else { return }
    if !spelling.isEmpty { spelling.append(LexiconBuilder.separator) }
    if line.isASCII {
      spelling.append(addingCapacity: word.count) { spelling in
        for position in word { spelling.append(bytes[position] &- 65 < 26 ? bytes[position] | 0x20 : bytes[position]) }
      }
    } else {
      ArabicFold.fold(bytes[word], into: &spelling)
    }
  }

  private func add(_ lexeme: Lexeme, _ lexicon: inout LexiconBuilder) throws {
    guard lexicon.add(spelling[...], lexeme) else {
      throw error("\"\(String(decoding: spelling, as: UTF8.self))\" does not fit into the lexicon")
    }
  }

  private func error(_ reason: String) -> RegistryError { RegistryError(file: name, line: number, reason: reason) }
}
