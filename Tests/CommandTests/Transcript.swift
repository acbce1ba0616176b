import Foundation

/// A transcript: commands with what they print and how they end, in the order of a session.
///
/// ```
/// # Words for the reader.
/// <<< a.txt
/// A file that the session finds in its folder.
/// >>>
/// $ ledger extract a.txt
/// ! 1 document, 0 claims, 0 sources entered in facts.ledger; 0 skipped; 0.00 s
/// $ ledger why 0000
/// ! ledger: no claim has the id 0000; …
/// ? 1
/// ```
///
/// A command is run by `sh` in a folder of its own. Below it stand its lines of standard output; lines of standard
/// error after `! `; and `? ` with the exit status, unless it is 0. Durations read `0.00 s`.
struct Transcript {
  enum Part {
    case note(String)
    case file(name: String, content: String)
    case command(String, expected: String)
  }

  private(set) var parts: [Part] = []

  /// Reads a transcript.
  init(parsing text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if lines.last == "" { lines.removeLast() }
    while let line = lines.popFirst() {
      if line.hasPrefix("<<< ") {
        var content = ""
        while let next = lines.popFirst(), next != ">>>" { content += next + "\n" }
        parts.append(.file(name: String(line.dropFirst(4)), content: content))
      } else if line.hasPrefix("$ ") {
        var expected = ""
        while let next = lines.first, !Self.opensPart(next) {
          expected += next + "\n"
          lines.removeFirst()
        }
        parts.append(.command(String(line.dropFirst(2)), expected: expected))
      } else {
        parts.append(.note(line))
      }
    }
  }

  private static func opensPart(_ line: String) -> Bool {
    line.hasPrefix("$ ") || line.hasPrefix("<<< ") || line == "#" || line.hasPrefix("# ")
  }

  /// The session played anew: the transcript as it would read now, and the commands that went otherwise.
  func played(with program: URL, in folder: URL) throws -> (text: String, differences: [String]) {
    var text = ""
    var differences: [String] = []
    for part in parts {
      switch part {
      case .note(let line):
        text += line + "\n"
      case .file(let name, let content):
        text += "<<< \(name)\n\(content)>>>\n"
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.utf8).write(to: file)
      case .command(let command, let expected):
        let result = try Session(program: program, folder: folder).run(command)
        text += "$ \(command)\n\(result)"
        if result != expected { differences.append("$ \(command)\n\(result)--- expected:\n\(expected)") }
      }
    }
    return (text, differences)
  }
}

/// Runs commands in a folder, with the program first in the path and nothing of the caller's settings.
struct Session {
  let program: URL
  let folder: URL

  /// Standard output, standard error after `! `, and the status when it is not 0.
  func run(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = [
      "PATH": program.deletingLastPathComponent().path + ":" + path, "HOME": folder.path, "LC_ALL": "C",
      "SAMPLES": Repository.root.appending(path: "Samples").path, "SWIFT_BACKTRACE": "enable=no",
    ]
    // Files, not pipes: a full pipe would stop a command that prints much.
    let output = folder.appending(path: ".output")
    let errors = folder.appending(path: ".errors")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    var text = Self.lines(try Data(contentsOf: output)).map { $0 + "\n" }.joined()
    text += Self.lines(try Data(contentsOf: errors)).map { "! \($0)\n" }.joined()
    let signal = process.terminationReason == .uncaughtSignal ? " by signal" : ""
    if process.terminationStatus != 0 { text += "? \(process.terminationStatus)\(signal)\n" }
    return text
  }

  private static func lines(_ data: Data) -> [String] {
    guard !data.isEmpty else { return [] }
    var lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines.map(withoutDuration)
  }

  /// The line with `0.00 s` for the time that the work took.
  private static func withoutDuration(_ line: Substring) -> String {
    guard let match = line.firstMatch(of: /[0-9]+\.[0-9]{2} s$/) else { return String(line) }
    return line[..<match.range.lowerBound] + "0.00 s"
  }
}

/// Where this package lies.
enum Repository {
  /// The package's folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program, which is built next to the bundle of the tests.
  static var program: URL {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folder = bundle.map { URL(filePath: $0).deletingLastPathComponent() } ?? root.appending(path: ".build/debug")
    return folder.appending(path: "ledger")
  }
}
