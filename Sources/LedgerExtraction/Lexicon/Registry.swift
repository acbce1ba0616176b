import CLexicon
public import LedgerTypes

/// Everything the extractor knows beforehand: word lists, sources with their aliases, epochs.
///
/// It ships with the program as data; a user's files and a ledger's own sources extend it.
public struct Registry: Sendable {
  /// Stages hand the registry on: it is one reference, so that nothing is copied for each document.
  private final class Contents: Sendable {
    let lexicon: Lexicon
    let sources: SourceCatalog
    let index: SourceIndex
    // Most texts need neither.
    let arabicIndex: Lazy<ArabicSourceIndex>
    let arabicWords: Lazy<ArabicWords>
    let confidence: ConfidenceModel
    let epochs: [RegisteredEpoch]
    let canonicalBytes: [UInt8]

    init(_ builder: RegistryBuilder, canonicalBytes: [UInt8]) {
      let lexicon = Lexicon(builder.lexicon)
      let sources = builder.sources
      self.lexicon = lexicon
      self.sources = sources
      index = SourceIndex(sources)
      arabicIndex = Lazy { ArabicSourceIndex(sources) }
      arabicWords = Lazy { ArabicWords(lexicon) }
      confidence = builder.lexicon.confidence
      epochs = builder.epochs
      self.canonicalBytes = canonicalBytes
    }
  }

  private let contents: Contents

  var lexicon: Lexicon { contents.lexicon }
  var sourceCatalog: SourceCatalog { contents.sources }
  var sourceRecords: [SourceRecord] { contents.sources.records }
  var sourceIndex: SourceIndex { contents.index }
  var arabicSources: ArabicSourceIndex { contents.arabicIndex.value }
  var arabicWords: ArabicWords { contents.arabicWords.value }
  /// The last one that a file gives; users may weigh by their own texts.
  var confidence: ConfidenceModel { contents.confidence }
  /// The epochs that day counts and totals run from.
  public var epochs: [RegisteredEpoch] { contents.epochs }
  /// The bytes that a run's registry hash is made of: all files in the order read, and the ledger's own sources.
  public var canonicalBytes: [UInt8] { contents.canonicalBytes }

  /// The sources, in the order of the files.
  public var sources: [RegisteredSource] { sourceRecords.map(sourceCatalog.registered) }

  /// The registry that ships with the program, extended by files and by sources of a ledger.
  ///
  /// A source of a file whose identifier is known already replaces the earlier one; a ledger's own word about a
  /// source that is known adds its aliases.
  ///
  /// - Throws: `RegistryError`, naming file and line.
  public init(extending files: [(name: String, bytes: [UInt8])] = [], sources: [RegisteredSource] = []) throws {
    var builder = RegistryBuilder()
    var canonical: [UInt8] = []
    let files = Self.shippedFiles() + files
    canonical.reserveCapacity(files.reduce(1 << 12) { $0 + $1.bytes.count })
    for file in files {
      var reader = LexiconFile(name: file.name, bytes: file.bytes)
      try reader.read(into: &builder)
      canonical += "\(file.name) \(file.bytes.count)\n".utf8
      canonical += file.bytes
    }
    for source in sources {
      builder.sources.add(source)
      canonical += Array("source \(source.id) \(source.kind.rawValue) \(source.name)\n".utf8)
      for alias in source.aliases { canonical += Array("  \(alias.kind.rawValue) \(alias.text)\n".utf8) }
    }
    builder.finish()
    contents = Contents(builder, canonicalBytes: canonical)
  }

  /// The registry as it ships.
  public static func shipped() throws -> Registry { try Registry() }

  static func shippedFiles() -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    var index = 0
    while true {
      let file = unsafe ledger_lexicon_file_at(index)
      guard let name = unsafe file.name, let bytes = unsafe file.bytes else { return files }
      unsafe files.append((String(cString: name), Array(UnsafeBufferPointer(start: bytes, count: file.count))))
      index += 1
    }
  }
}
