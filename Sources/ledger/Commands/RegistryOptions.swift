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
    let path = SystemPath(typed: argument)
    do {
      let file = try OpenFile(path, following: true)
      guard file.size <= DocumentLimits.documentBytes else {
        throw CommandFailure("\(path.shown): too large for a registry file")
      }
      var bytes: [UInt8] = []
      while try file.read(upTo: max(file.size, 4_096), into: &bytes) > 0 {}
      return (path.shown, bytes)
    } catch let failure as System.Failure {
      throw CommandFailure("\(path.shown): \(failure.message)")
    } catch OpenFile.Refusal.failure(let failure) {
      throw CommandFailure("\(path.shown): \(failure.message)")
    } catch OpenFile.Refusal.notRegular {
      throw CommandFailure("\(path.shown): not a regular file")
    }
  }
}
