import LedgerTypes

/// Why a registry or lexicon file could not be read.
public struct RegistryError: Error, CustomStringConvertible, Hashable, Sendable {
  /// The file as it was named.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong, and what would be right.
  public let reason: String

  /// One sentence for a person.
  public var description: String { "\(file), line \(line): \(reason)" }
}

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
  private var template = BodyTemplate(suffix: "", kind: .unknown, name: "")

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    line = RegistryLine(of: bytes)
  }

  /// Adds the file's records to the registry.
  mutating func read(into registry: inout RegistryBuilder) throws {
    try checkEncoding()
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      number += 1
      line.read(start..<end)
      start = end + 1
      if line.isEmpty { continue }
      if line.isIndented {
        guard let record else { throw error("an indented line needs a record above it") }
        try readDetail(of: record, &registry)
      } else {
        record = try header(&registry)
      }
    }
  }

  /// Finds the first line that is not UTF-8.
  private mutating func checkEncoding() throws {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    for text in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      guard String(validating: text, as: UTF8.self) != nil else { throw error("the line is not UTF-8") }
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
      guard line.count >= 4, let kind = SourceKind(rawValue: line.text(2)) else {
        throw error("write \"source ID KIND PREFERRED NAME\" with a kind of the codebook")
      }
      return .source(registry.add(SourceRecord(id: line.text(1), kind: kind, name: line.text(from: 3))))
    }
    if line.isWord(0, "alias-of") {
      guard line.count == 2 else { throw error("write \"alias-of ID\" with the identifier of a source above") }
      guard let position = registry.position(ofSource: line.text(1)) else {
        throw error("\"\(line.text(1))\" is no source of this file or of one before it")
      }
      return .aliases(of: position)
    }
    if line.isWord(0, "bodies") {
      guard line.count >= 4, let kind = SourceKind(rawValue: line.text(2)) else {
        throw error("write \"bodies SUFFIX KIND NAME\" with a kind of the codebook")
      }
      template = BodyTemplate(suffix: line.text(1), kind: kind, name: line.text(from: 3))
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
  private func readName(_ lexicon: inout LexiconBuilder) throws {
    guard line.count > 1, let classes = WordClass.named[line.text(1)] else {
      throw error("write \"name CLASS THE NAME\"")
    }
    try add((2..<max(2, line.count)).map { line[$0] }, Lexeme(classes: classes), &lexicon)
  }

  // MARK: Details

  private mutating func readDetail(of record: Record, _ registry: inout RegistryBuilder) throws {
    switch record {
    case .words(let lexeme):
      for word in 0..<line.count { try readWord(line[word], lexeme, &registry.lexicon) }
    case .forms(let lexeme):
      guard line.count == 5 else { throw error("a verb has five forms: base, third person, past, participle, gerund") }
      for (word, form) in [WordClass.base, .third, .past, .participle, .gerund].enumerated() {
        var entry = lexeme
        entry.classes.formUnion(form)
        try add(line[word].split(separator: Self.joint), entry, &registry.lexicon)
      }
    case .source(let position): try readDetail(ofSource: position, isOwn: true, &registry)
    case .aliases(let position): try readDetail(ofSource: position, isOwn: false, &registry)
    case .bodies: try readDetailOfBodies(&registry)
    case .epoch:
      guard line.count > 1, line.isWord(0, "context") else { throw error("an epoch's detail is \"context WORDS\"") }
      let epoch = registry.epochs.removeLast()
      registry.epochs.append(
        RegisteredEpoch(start: epoch.start, name: epoch.name, context: epoch.context + list(line.text(from: 1))))
    case .confidence:
      guard line.count == 2, let weight = Int(line.text(1)), abs(weight) < 10_000 else {
        throw error("a detail of \"confidence\" is a feature and its weight in hundredths of a logit")
      }
      registry.lexicon.confidence.weigh(line.text(0), weight)
    case .complete: throw error("this record has no details")
    }
  }

  private func readDetail(ofSource position: Int, isOwn: Bool, _ registry: inout RegistryBuilder) throws {
    guard line.count > 1 else { throw error("a detail of a source is a word and its text") }
    let text = line.text(from: 1)
    if line.isWord(0, "context") {
      registry.add(context: list(text), toSource: position, keepsPlace: !isOwn)
    } else if line.isWord(0, "place") {
      guard isOwn else { throw error("the place of a source belongs to its own record") }
      registry.place(text, ofSource: position)
    } else {
      registry.add(try alias(), toSource: position)
    }
  }

  /// "name Lebanese army", "descriptor? army"
  private func alias() throws -> SourceAlias {
    let needsContext = line[0].last == UInt8(ascii: "?")
    let word = needsContext ? line[0].dropLast() : line[0]
    guard let kind = AliasKind(rawValue: String(decoding: word, as: UTF8.self)) else {
      throw error("\"\(line.text(0))\" is none of place, context, name, acronym, descriptor, attributive")
    }
    return SourceAlias(text: line.text(from: 1), kind: kind, needsContext: needsContext)
  }

  /// An alias of all bodies of the record, or "state Albania, Albanian, Tirana" behind them.
  private mutating func readDetailOfBodies(_ registry: inout RegistryBuilder) throws {
    guard line.count > 1 else { throw error("a detail of bodies is a word and its text") }
    guard line.isWord(0, "state") else { return template.add(try alias()) }
    let words = list(line.text(from: 1))
    guard words.count == 3 else { throw error("write \"state STATE, PEOPLE, CAPITAL\"") }
    let record = template.record(state: words[0], people: words[1], capital: words[2])
    guard registry.position(ofSource: record.id) == nil else {
      throw error("\"\(record.id)\" is a source of an earlier record")
    }
    _ = registry.add(record)
  }

  private func list(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0.drop { $0 == 32 })) }
  }

  // MARK: Words

  /// What joins the words of a phrase: "take_hostage".
  private static let joint = UInt8(ascii: "_")

  /// "killed", "take_hostage", "dozen=12".
  private func readWord(_ word: ArraySlice<UInt8>, _ lexeme: Lexeme, _ lexicon: inout LexiconBuilder) throws {
    guard let equals = word.firstIndex(of: Self.equals) else {
      return try add(word.split(separator: Self.joint), lexeme, &lexicon)
    }
    var entry = lexeme
    guard let value = Int(String(decoding: word[(equals + 1)...], as: UTF8.self)) else {
      throw error("\"\(String(decoding: word, as: UTF8.self))\": a value is a whole number")
    }
    entry.value = value
    try add(word[..<equals].split(separator: Self.joint), entry, &lexicon)
  }

  private func add(_ words: [ArraySlice<UInt8>], _ lexeme: Lexeme, _ lexicon: inout LexiconBuilder) throws {
    guard !words.isEmpty, lexicon.add(words.map(ArabicFold.folded), lexeme) else {
      let spelling = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      throw error("\"\(spelling)\" does not fit into the lexicon")
    }
  }

  private func error(_ reason: String) -> RegistryError { RegistryError(file: name, line: number, reason: reason) }
}

extension Lexeme {
  /// Sets what an attribute of a record says of its words; whether it is one of the codebook's.
  fileprivate mutating func set(_ key: String, to value: String) -> Bool {
    switch key {
    case "measure":
      measure = Measure(rawValue: value)
      return measure != nil
    case "bound":
      bound = Bound(rawValue: value)
      return bound != nil
    case "unit":
      unit = CountedUnit(rawValue: value)
      return unit != nil
    case "status":
      status = ClaimStatus(rawValue: value)
      return status != nil
    case "population":
      population = value
      return true
    case "kind":
      sourceKind = SourceKind(rawValue: value)
      return sourceKind != nil
    // Where places lie is read when a report asks for it (`PlaceAreas`).
    case "in": return classes.contains(.place)
    case "value":
      self.value = Int(value) ?? 0
      return Int(value) != nil
    default: return false
    }
  }
}
