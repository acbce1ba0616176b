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

    init(
      _ builder: LexiconBuilder, records: [SourceRecord], epochs: [RegisteredEpoch], canonicalBytes: [UInt8]
    ) {
      lexicon = Lexicon(builder)
      self.records = records
      index = SourceIndex(records)
      arabicIndex = ArabicSourceIndex(records)
      arabicWords = ArabicWords(lexicon)
      confidence = builder.confidence
      self.epochs = epochs
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
    var builder = LexiconBuilder()
    var records: [SourceRecord] = []
    var epochs: [RegisteredEpoch] = []
    var canonical: [UInt8] = []
    for file in Self.shippedFiles() + files {
      var reader = LexiconFile(name: file.name)
      try reader.read(file.bytes, into: &builder, sources: &records, epochs: &epochs)
      canonical += Array("\(file.name) \(file.bytes.count)\n".utf8) + file.bytes
    }
    for source in sources {
      if let known = records.lastIndex(where: { $0.id == source.id }) {
        records[known].aliases += source.aliases.filter { !records[known].aliases.contains($0) }
      } else {
        records.append(SourceRecord(source))
      }
      canonical += Array("source \(source.id) \(source.kind.rawValue) \(source.name)\n".utf8)
      for alias in source.aliases { canonical += Array("  \(alias.kind.rawValue) \(alias.text)\n".utf8) }
    }
    builder.finish()
    var latest: [String: Int] = [:]
    for (index, record) in records.enumerated() { latest[record.id] = index }
    records = records.enumerated().filter { latest[$0.element.id] == $0.offset }.map(\.element)
    contents = Contents(builder, records: records, epochs: epochs, canonicalBytes: canonical)
  }

  /// The registry as it ships.
  public static func shipped() throws -> Registry { try Registry() }

  private static func shippedFiles() -> [(name: String, bytes: [UInt8])] {
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
