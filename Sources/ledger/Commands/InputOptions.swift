import ArgumentParser
import LedgerDocuments
import LedgerTypes

/// What is read, and what the user knows about it: shared by the commands that read documents.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Text files, JSON Lines files, folders, or - for standard input.",
      discussion: """
        A folder is read with all its folders, in the byte order of names: .txt, .md, .jsonl and .ndjson files. \
        Other files get a notice; names that begin with a dot and symbolic links are passed over. Standard input \
        and files with another extension are JSON Lines when their first character is {.
        """,
      valueName: "input"))
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Also read what a file names, or standard input for -: one name a line.",
      discussion: "Where the list has NUL bytes, they divide the names, as those of `find -print0` do.",
      valueName: "list"))
  var filesFrom: String?

  @Option(help: ArgumentHelp("Where the text was published.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("Who published it.", valueName: "name"))
  var publisher: String?

  @Option(help: ArgumentHelp("When it was published: 2023-12-22, 2023-12 or 2023.", valueName: "date"))
  var published: CivilDate?

  @Option(help: ArgumentHelp("Its headline; else the first line of a text.", valueName: "words"))
  var title: String?

  @Option(help: ArgumentHelp("Its language, as a BCP 47 tag.", valueName: "tag"))
  var language: String?

  @Option(help: "The encoding of text files that do not tell: \(TextEncoding.allValueStrings.joined(separator: ", ")).")
  var encoding: TextEncoding?

  @Flag(help: "Refuse invalid UTF-8, and end with status 1 when a document cannot be read.")
  var strict = false

  /// A reader that fills in what the user said.
  func reader(today: CivilDate?) -> DocumentReader {
    DocumentReader(
      given: DocumentMetadata(
        title: title, url: url, publisher: publisher, published: published, language: language),
      encoding: encoding, strict: strict, today: today)
  }

  func validate() throws {
    guard !inputs.isEmpty || filesFrom != nil else { throw ValidationError("Missing expected argument '<input> ...'") }
  }

  /// What is to be read: as typed, then as listed.
  ///
  /// - Throws: `CommandFailure` when the list cannot be read.
  func paths() throws -> [SystemPath] {
    guard let filesFrom else { return SystemPath.typed(inputs) }
    let list = try WholeFile.bytes(of: filesFrom, upTo: 64 << 20).bytes
    let end: UInt8 = list.contains(0) ? 0 : UInt8(ascii: "\n")
    return SystemPath.typed(inputs) + list.split(separator: end).map { SystemPath(listed: $0) }
  }

  /// The size of all inputs together, when all are files.
  static func totalBytes(of paths: [SystemPath]) -> Int? {
    var total = 0
    for path in paths {
      guard !path.isStandardInput else { return nil }
      do throws(System.Failure) {
        let status = try System.status(of: path, following: true)
        guard status.kind == .file else { return nil }
        total += status.size
      } catch {
        // The reader will tell of it; the bar goes on without it.
        continue
      }
    }
    return total
  }
}
