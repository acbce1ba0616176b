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
  private var line = 0

  init(name: String) { self.name = name }

  /// Reads the file's records into the lexicon and the lists.
  mutating func read(
    _ bytes: [UInt8], into lexicon: inout LexiconBuilder, sources: inout [SourceRecord], epochs: inout [RegisteredEpoch]
  ) throws {
    var record: Record?
    for text in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      line += 1
      guard let string = String(validating: text, as: UTF8.self) else { throw error("the line is not UTF-8") }
      let indented = string.utf8.first == 32 || string.utf8.first == 9
      let words = string.utf8.split { $0 == 32 || $0 == 9 || $0 == 13 }.map(Substring.init)
      guard let first = words.first, first.utf8.first != UInt8(ascii: "#") else { continue }
      if indented {
        guard let open = record else { throw error("an indented line needs a record above it") }
        record = try detail(open, words, &lexicon)
      } else {
        try close(record, &sources, &epochs)
        record = try header(words, &lexicon)
      }
    }
    try close(record, &sources, &epochs)
  }

  // MARK: Records

  private enum Record {
    case words(Lexeme)
    case forms(Lexeme)
    case source(SourceRecord)
    /// Further aliases of a source that another record gives, in another language.
    case aliases(of: String, SourceRecord)
    case epoch(CivilDate, String, [String])
    /// "confidence INTERCEPT", with a feature and its weight in each detail.
    case confidence
    case complete
  }

  private func header(_ words: [Substring], _ lexicon: inout LexiconBuilder) throws -> Record {
    switch words[0] {
    case "source":
      guard words.count >= 4, let kind = SourceKind(rawValue: String(words[2])) else {
        throw error("write \"source ID KIND PREFERRED NAME\" with a kind of the codebook")
      }
      return .source(SourceRecord(id: String(words[1]), kind: kind, name: words[3...].joined(separator: " ")))
    case "alias-of":
      guard words.count == 2 else { throw error("write \"alias-of ID\" with the identifier of a source above") }
      return .aliases(of: String(words[1]), SourceRecord(id: String(words[1]), kind: .unknown, name: ""))
    case "epoch":
      guard words.count >= 3, let start = CivilDate(iso: words[1]) else {
        throw error("write \"epoch YYYY-MM-DD NAME\"")
      }
      return .epoch(start, words[2...].joined(separator: " "), [])
    case "confidence":
      guard words.count == 2, let intercept = Int(words[1]), abs(intercept) < 10_000 else {
        throw error("write \"confidence INTERCEPT\", in hundredths of a logit")
      }
      lexicon.confidence = ConfidenceModel(intercept: intercept)
      return .confidence
    case "definition":
      guard words.count > 1 else { throw error("write \"definition NAME\"") }
      return .words(Lexeme(classes: .definition, definition: words[1...].joined(separator: " ")))
    case "verbs": return .forms(try attributes(words.dropFirst(), Lexeme(classes: .trigger)))
    case "intransitives": return .forms(try attributes(words.dropFirst(), Lexeme(classes: .intransitive)))
    case "name":
      try names(words.dropFirst(), &lexicon)
      return .complete
    default:
      var lexeme = Lexeme()
      let classes = words.prefix { !$0.contains("=") }
      for name in classes {
        guard let known = WordClass.named[String(name)] else { throw error("\"\(name)\" is no word class") }
        lexeme.classes.formUnion(known)
      }
      return .words(try attributes(words.dropFirst(classes.count), lexeme))
    }
  }

  private func attributes(_ words: ArraySlice<Substring>, _ base: Lexeme) throws -> Lexeme {
    var lexeme = base
    for word in words {
      let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { throw error("\"\(word)\" is no attribute; write KEY=VALUE") }
      let known: Bool
      switch pair[0] {
      case "measure":
        lexeme.measure = Measure(rawValue: pair[1])
        known = lexeme.measure != nil
      case "bound":
        lexeme.bound = Bound(rawValue: pair[1])
        known = lexeme.bound != nil
      case "unit":
        lexeme.unit = CountedUnit(rawValue: pair[1])
        known = lexeme.unit != nil
      case "status":
        lexeme.status = ClaimStatus(rawValue: pair[1])
        known = lexeme.status != nil
      case "population":
        lexeme.population = pair[1]
        known = true
      case "kind":
        lexeme.sourceKind = SourceKind(rawValue: pair[1])
        known = lexeme.sourceKind != nil
      case "value":
        lexeme.value = Int(pair[1]) ?? 0
        known = Int(pair[1]) != nil
      default: known = false
      }
      guard known else { throw error("\"\(word)\" is no attribute of the codebook") }
    }
    return lexeme
  }

  private func detail(_ record: Record, _ words: [Substring], _ lexicon: inout LexiconBuilder) throws -> Record {
    switch record {
    case .words(let lexeme):
      for word in words {
        let pair = word.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1).map(Substring.init)
        var entry = lexeme
        if pair.count == 2 {
          guard let value = Int(pair[1]) else { throw error("\"\(word)\": a value is a whole number") }
          entry.value = value
        }
        try add(pair[0], entry, &lexicon)
      }
      return record
    case .forms(let lexeme):
      guard words.count == 5 else { throw error("a verb has five forms: base, third person, past, participle, gerund") }
      for (word, form) in zip(words, [WordClass.base, .third, .past, .participle, .gerund]) {
        var entry = lexeme
        entry.classes.formUnion(form)
        try add(word, entry, &lexicon)
      }
      return record
    case .source(let source): return .source(try detail(of: source, words))
    case .aliases(let id, let source): return .aliases(of: id, try detail(of: source, words))
    case .epoch(let start, let name, let context):
      guard words.count > 1, words[0] == "context" else { throw error("an epoch's detail is \"context WORDS\"") }
      return .epoch(start, name, context + list(words[1...].joined(separator: " ")))
    case .confidence:
      guard words.count == 2, let weight = Int(words[1]), abs(weight) < 10_000 else {
        throw error("a detail of \"confidence\" is a feature and its weight in hundredths of a logit")
      }
      lexicon.confidence.weigh(String(words[0]), weight)
      return record
    case .complete: throw error("this record has no details")
    }
  }

  private func detail(of record: SourceRecord, _ words: [Substring]) throws -> SourceRecord {
    guard words.count > 1 else { throw error("a detail of a source is a word and its text") }
    var source = record
    let text = words[1...].joined(separator: " ")
    let needsContext = words[0].last == "?"
    switch needsContext ? words[0].dropLast() : words[0] {
    case "place": source.place = text
    case "context": source.context += list(text)
    case let kind:
      guard let alias = AliasKind(rawValue: String(kind)) else {
        throw error("\"\(kind)\" is none of place, context, name, acronym, descriptor, attributive")
      }
      source.aliases.append(SourceAlias(text: text, kind: alias, needsContext: needsContext))
    }
    return source
  }

  private func close(_ record: Record?, _ sources: inout [SourceRecord], _ epochs: inout [RegisteredEpoch]) throws {
    switch record {
    case .source(let source): sources.append(source)
    case .aliases(let id, let more):
      guard let known = sources.lastIndex(where: { $0.id == id }) else {
        throw error("\"\(id)\", which aliases above are for, is no source of this file or of one before it")
      }
      sources[known].aliases += more.aliases
      // A source without context words has its place for one.
      if !more.context.isEmpty, sources[known].context.isEmpty, let place = sources[known].place {
        sources[known].context = [place]
      }
      sources[known].context += more.context
    case .epoch(let start, let name, let context):
      epochs.append(RegisteredEpoch(start: start, name: name, context: context))
    case .words, .forms, .confidence, .complete, nil: break
    }
  }

  /// "name place Khan Younis": a proper name with its class, which may have several words.
  private func names(_ words: ArraySlice<Substring>, _ lexicon: inout LexiconBuilder) throws {
    guard let kind = words.first, let classes = WordClass.named[String(kind)] else {
      throw error("write \"name CLASS THE NAME\"")
    }
    try add(words.dropFirst().joined(separator: "_")[...], Lexeme(classes: classes), &lexicon)
  }

  private func list(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init)
  }

  private func add(_ spelling: Substring, _ lexeme: Lexeme, _ lexicon: inout LexiconBuilder) throws {
    let words = spelling.utf8.split(separator: UInt8(ascii: "_")).map { ArabicFold.folded(Array($0)[...]) }
    guard !words.isEmpty, lexicon.add(words, lexeme) else {
      throw error("\"\(spelling)\" does not fit into the lexicon")
    }
  }

  private func error(_ reason: String) -> RegistryError { RegistryError(file: name, line: line, reason: reason) }
}

/// A source as a registry file gives it, with the context in which its bare names hold.
struct SourceRecord {
  let id: String
  let kind: SourceKind
  let name: String
  var place: String?
  var aliases: [SourceAlias] = []
  /// Words of which one stands in a document where aliases that need context name this body.
  var context: [String] = []

  init(id: String, kind: SourceKind, name: String) {
    self.id = id
    self.kind = kind
    self.name = name
  }

  init(_ source: RegisteredSource) {
    self.init(id: source.id, kind: source.kind, name: source.name)
    place = source.place
    aliases = source.aliases
  }

  var registered: RegisteredSource {
    RegisteredSource(id: id, name: name, kind: kind, place: place, aliases: aliases)
  }
}
