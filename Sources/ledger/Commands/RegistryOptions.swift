import ArgumentParser
import LedgerDocuments
import LedgerExtraction
import LedgerTypes

/// The user's own words, sources and epochs.
struct RegistryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Add sources, aliases, epochs, measure words or cues from this file; may be given several times.",
      valueName: "file"))
  var registry: [String] = []

  /// The shipped registry with the user's files and the sources that a ledger states.
  func load(stated: [RegisteredSource]) throws -> Registry {
    try Registry(extending: try registry.map(Self.file), sources: stated)
  }

  private static func file(_ argument: String) throws -> (name: String, bytes: [UInt8]) {
    try WholeFile.bytes(of: argument, upTo: DocumentLimits.documentBytes)
  }
}
