import LedgerTypes

/// Collects what registry files say, for a `Registry`.
struct RegistryBuilder {
  var lexicon = LexiconBuilder()
  var epochs: [RegisteredEpoch] = []
  var sources = SourceCatalog()

  /// Nothing is added after that.
  mutating func finish() {
    lexicon.finish()
    sources.finish()
  }
}
