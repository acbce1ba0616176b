import ArgumentParser
import LedgerDigest
import LedgerDocuments
import LedgerExtraction
import LedgerLog
import LedgerStore
import LedgerTypes

/// `ledger verify`: checks everything in the ledger.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check every quote, hash, signature and row of the ledger.",
    discussion: """
      Every check is run, also after a finding; each finding names the check and the row. Without a key or a \
      checkpoint that was kept elsewhere the result says "unanchored": the file agrees with itself, as one made anew \
      would too.

      With --reextract the texts are read again by this program and the claims in force compared with what it finds. \
      A difference is a fault where the run had the same rules and the same registry (give its files again with \
      --registry); of other runs a warning says how many claims are read as they were.

      Exit status: 0 consistent, 1 could not be read, 2 evidence of change or damage, 3 unanchored although \
      --require-anchor, 5 made by a newer version, 6 consistent but for an interrupted write, which the next command \
      that writes takes back.

      Examples:
        ledger verify
        ledger verify --since 2024-01.checkpoint --key "$(cat north.vkey)" --require-anchor
        ledger verify --json --ledger war.facts
        ledger verify --reextract
      """)

  @OptionGroup var place: LedgerOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var words: RegistryOptions

  @Option(help: ArgumentHelp("A public key of which one signed every checkpoint; may be repeated.", valueName: "key"))
  var key: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Checkpoint files that were kept elsewhere.", valueName: "file"))
  var since: [String] = []

  @Option(help: ArgumentHelp("A file of SHA-256 sums that names the ledger file.", valueName: "file"))
  var seal: String?

  @Flag(help: "End with status 3 when nothing that was given vouches for the ledger.")
  var requireAnchor = false

  @Flag(help: "Read the texts again, and compare what is found with the claims in force.")
  var reextract = false

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let result = try Ledger.verify(
      place.path, now: try clock.time, anchors: try anchors, rules: place.rules)
    let output = OutputStream()
    try output.write(json ? result.json : Array(result.text(path: place.path).utf8))
    try output.flush()
    if let status = ExitStatus.status(for: result, requiresAnchor: requireAnchor) { throw status }
  }

  /// This program's reading of a text, with the sources that the ledger states as in `ledger extract`.
  private var reextraction: Reextraction {
    get throws {
      let registry = try words.load(stated: try place.read { try $0.statedSources() })
      return Reextraction(
        ruleSet: Extractor.ruleSet, registryDigest: SHA256.digest(registry.canonicalBytes)
      ) { text, digest, context in
        var extractor = Extractor(registry: registry)
        let found = extractor.extraction(of: text.span, context: context)
        return (found, ClaimID.ids(of: found.claims, textDigest: digest))
      }
    }
  }

  private var anchors: VerificationAnchors {
    get throws {
      let keys = try key.map { text in
        do {
          return try VerifierKey(parsing: text)
        } catch {
          throw ValidationError("--key \(text): \(error)")
        }
      }
      let kept = try since.map { name in
        let bytes = try SystemFile(reading: name).contents(limit: SignedNote.maximumBytes)
        do {
          // A file that was mistyped says nothing about the ledger, and must not put it at fault.
          _ = try Checkpoint(parsing: try SignedNote(parsing: bytes).text)
        } catch let failure as NoteFailure {
          throw CommandFailure("\(name): not a signed checkpoint: \(failure)")
        }
        return VerificationAnchors.KeptCheckpoint(name: name, bytes: bytes)
      }
      return VerificationAnchors(
        keys: keys, checkpoints: kept, seal: try seal.map(sum), reextraction: reextract ? try reextraction : nil)
    }
  }

  /// The ledger file's line in the output of `sha256sum`.
  private func sum(in sums: String) throws -> Digest {
    let name = place.path.split(separator: "/").last.map(String.init) ?? place.path
    let bytes = try SystemFile(reading: sums).contents(limit: 16 << 20)
    for line in bytes.split(separator: 0x0A) where line.count > 66 {
      // After the digits come a blank and a blank, or a star for "read as bytes".
      let text = String(decoding: line.dropFirst(66), as: UTF8.self)
      guard text.split(separator: "/").last.map({ $0.utf8.elementsEqual(name.utf8) }) == true else { continue }
      if let digest = Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)) { return digest }
    }
    throw CommandFailure("\(sums): has no sum of a file \(name)")
  }
}
