import Foundation
import LedgerLog
import LedgerTypes
import Testing

@testable import LedgerStore

@Suite struct BundleTests {
  private let folder: Folder
  private let bundle: String

  /// A ledger with a row in every table, two checkpoints and a tail, as a bundle.
  init() throws {
    folder = try Folder()
    let ledger = try TamperTests.fullLedger(folder.file("a.ledger"))
    let first = try #require(try ledger.read { try $0.checkpoints() }.last)
    _ = try Fixture.writer(ledger).append([Fixture.article(4)])
    _ = try ledger.seal(with: [SealingKey(Fixture.key, last: first)], statement: Fixture.statement) { _ in }
    _ = try Fixture.writer(ledger).append([Fixture.article(5)])
    bundle = folder.file("bundle")
    let summary = try ledger.export(bundle: bundle)
    #expect(summary.documents == 5)
    #expect(try #require(summary.sealed) < summary.entries)
  }

  /// Runs VERIFY.txt; gives its status and what it prints.
  private func verify(_ arguments: [String] = [], bundle: String? = nil) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "\(bundle ?? self.bundle)/VERIFY.txt"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private var files: [String] {
    get throws {
      let names = try #require(FileManager.default.enumerator(atPath: bundle))
      return names.compactMap { $0 as? String }.sorted().filter { name in
        (try? FileManager.default.attributesOfItem(atPath: "\(bundle)/\(name)")[.type] as? FileAttributeType)
          == .typeRegular
      }
    }
  }

  @Test func theSameLedgerGivesTheSameBundleAndTheBundleTheSameLedger() throws {
    let copy = folder.file("b.ledger")
    let result = try Ledger.create(at: copy, fromBundle: bundle, now: Fixture.time)
    #expect(result.isConsistent)
    let second = folder.file("again")
    _ = try Ledger.open(copy, for: .reading).export(bundle: second)
    for name in try files {
      #expect(
        try Data(contentsOf: URL(filePath: "\(bundle)/\(name)")) == Data(contentsOf: URL(filePath: "\(second)/\(name)"))
      )
    }
    #expect(throws: LedgerError.exists(path: second)) {
      try Ledger.open(copy, for: .reading).export(bundle: second)
    }
    #expect(throws: LedgerError.exists(path: copy)) {
      try Ledger.create(at: copy, fromBundle: bundle, now: Fixture.time)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".new") })
  }

  @Test func theShippedPythonAcceptsAGoodBundle() throws {
    let plain = try verify()
    #expect(plain.status == 0 && plain.output.contains("unanchored"), "\(plain.output)")
    let keyed = try verify(["--key", Fixture.key.verifierKey.description])
    #expect(keyed.status == 0 && keyed.output.contains("are as they were signed"), "\(keyed.output)")
    let old = try FileManager.default.contentsOfDirectory(atPath: "\(bundle)/checkpoints").sorted()[0]
    try FileManager.default.copyItem(atPath: "\(bundle)/checkpoints/\(old)", toPath: folder.file("old"))
    let proof = try Ledger.open(folder.file("a.ledger"), for: .reading).read { try $0.proof(of: 7) }
    try Data(proof.bytes).write(to: URL(filePath: folder.file("proof")))
    let since = try verify([
      "--key", Fixture.key.verifierKey.description, "--since", folder.file("old"), "--proof", folder.file("proof"),
    ])
    #expect(since.status == 0, "\(since.output)")
    let other = try SigningKey.random(name: "test.example/north/\(Fixture.nonce)").verifierKey.description
    #expect(try verify(["--key", other]).status == 1)
  }

  /// Each file damaged in turn, with sums made anew where a forger would make them.
  @Test func theShippedPythonAndTheImportRejectEachDamagedBundle() throws {
    let names = try files.filter { $0 != "VERIFY.txt" && $0 != "SHA256SUMS" }
    #expect(names.count > 10)
    for (number, name) in names.enumerated() {
      let path = "\(bundle)/\(name)"
      let good = try Data(contentsOf: URL(filePath: path))
      var bad = good
      bad[bad.startIndex + (number * 131) % bad.count] ^= 1
      try bad.write(to: URL(filePath: path))
      let sums = try Data(contentsOf: URL(filePath: "\(bundle)/SHA256SUMS"))
      try resum(name)
      let result = try verify()
      #expect(result.status == 1, "\(name): \(result.output)")
      // The tiles, and the newest checkpoint by itself, are for others; a ledger is made from the rest.
      if !name.hasPrefix("tile/"), name != "checkpoint" {
        #expect(throws: LedgerError.self, "\(name)") {
          try Ledger.create(at: folder.file("\(number).ledger"), fromBundle: bundle, now: Fixture.time)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("\(number).ledger")))
      }
      try good.write(to: URL(filePath: path))
      try sums.write(to: URL(filePath: "\(bundle)/SHA256SUMS"))
    }
    #expect(try verify().status == 0)
  }

  @Test func theShippedPythonRejectsWhatIsMissingOrAdded() throws {
    for name in ["documents/x", "tile/9/000", "extra"] {
      let path = "\(bundle)/\(name)"
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: URL(filePath: path))
      #expect(try verify().status == 1, "\(name)")
      try FileManager.default.removeItem(atPath: path)
    }
    let tail = "\(bundle)/entries.jsonl"
    let good = try String(contentsOfFile: tail, encoding: .utf8)
    let lines = good.split(separator: "\n")
    // Cut behind the first checkpoint: whoever keeps the second one, or looks at it in the bundle, sees it.
    try (lines.prefix(40).joined(separator: "\n") + "\n").write(toFile: tail, atomically: true, encoding: .utf8)
    try resum("entries.jsonl")
    #expect(try verify().status == 1)
    for name in try files where name != "SHA256SUMS" && name != "VERIFY.txt" {
      let path = "\(bundle)/\(name)"
      let bytes = try Data(contentsOf: URL(filePath: path))
      try FileManager.default.removeItem(atPath: path)
      #expect(try verify().status != 0, "\(name)")
      try bytes.write(to: URL(filePath: path))
    }
  }

  /// Writes the sum of one file anew.
  private func resum(_ name: String) throws {
    let path = "\(bundle)/SHA256SUMS"
    let digest = try SystemFile(reading: "\(bundle)/\(name)").digest()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      line.hasSuffix("  \(name)") ? "\(digest)  \(name)" : String(line)
    }
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func aBackupIsOneStateAndNeverReplacesAFile() throws {
    let ledger = try Ledger.open(folder.file("a.ledger"), for: .writing)
    let copy = folder.file("copy.ledger")
    let size = try ledger.backup(to: copy)
    _ = try Fixture.writer(ledger).append([Fixture.article(9)])
    let result = try Ledger.verify(copy, now: Fixture.time)
    #expect(result.isConsistent && result.size == size)
    #expect(throws: LedgerError.exists(path: copy)) { try ledger.backup(to: copy) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".new") })
  }
}
