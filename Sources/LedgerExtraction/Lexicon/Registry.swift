import CLexicon
public import LedgerTypes

/// Everything the extractor knows beforehand: word lists, sources with their aliases, epochs.
///
/// It ships with the program as data; a user's files and a ledger's own sources extend it.
public struct Registry: Sendable {
  /// Stages hand the registry on: it is one reference, so that nothing is copied for each document.
  private final class Contents: Sendable {
    let lexicon: Lexicon
    let records: [SourceRecord]
    let index: SourceIndex
    let arabicIndex: ArabicSourceIndex
    let arabicWords: ArabicWords
    let confidence: ConfidenceModel
    let epochs: [RegisteredEpoch]
    let canonicalBytes: [UInt8]

    init(_ builder: RegistryBuilder, canonicalBytes: [UInt8]) {
      lexicon = Lexicon(builder.lexicon)
      records = builder.sources
      index = SourceIndex(records)
      arabicIndex = ArabicSourceIndex(records)
      arabicWords = ArabicWords(lexicon)
      confidence = builder.lexicon.confidence
      epochs = builder.epochs
      self.canonicalBytes = canonicalBytes
    }
  }

  private let contents: Contents

  var lexicon: Lexicon { contents.lexicon }
  var sourceRecords: [SourceRecord] { contents.records }
  var sourceIndex: SourceIndex { contents.index }
  var arabicSources: ArabicSourceIndex { contents.arabicIndex }
  var arabicWords: ArabicWords { contents.arabicWords }
  /// The last one that a file gives; users may weigh by their own texts.
  var confidence: ConfidenceModel { contents.confidence }
  /// The epochs that day counts and totals run from.
  public var epochs: [RegisteredEpoch] { contents.epochs }
  /// The bytes that a run's registry hash is made of: all files in the order read, and the ledger's own sources.
  public var canonicalBytes: [UInt8] { contents.canonicalBytes }

  /// The sources, in the order of the files.
  public var sources: [RegisteredSource] { sourceRecords.map(\.registered) }

  /// The registry that ships with the program, extended by files and by sources of a ledger.
  ///
  /// A source of a file whose identifier is known already replaces the earlier one; a ledger's own word about a
  /// source that is known adds its aliases.
  ///
  /// - Throws: `RegistryError`, naming file and line.
  public init(extending files: [(name: String, bytes: [UInt8])] = [], sources: [RegisteredSource] = []) throws {
    var builder = RegistryBuilder()
    var canonical: [UInt8] = []
    for file in Self.shippedFiles() + files {
      var reader = LexiconFile(name: file.name, bytes: file.bytes)
      try reader.read(into: &builder)
      canonical += Array("\(file.name) \(file.bytes.count)\n".utf8) + file.bytes
    }
    for source in sources {
      builder.add(source)
      canonical += Array("source \(source.id) \(source.kind.rawValue) \(source.name)\n".utf8)
      for alias in source.aliases { canonical += Array("  \(alias.kind.rawValue) \(alias.text)\n".utf8) }
    }
    builder.lexicon.finish()
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
