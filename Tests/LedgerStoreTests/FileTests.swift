import Foundation
import LedgerSchema
import Testing

@testable import LedgerStore

@Suite struct FileTests {
  @Test func settingsAreKept() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    let settings = try ledger.queue.read { db in
      try ["journal_mode", "synchronous", "page_size", "foreign_keys", "temp_store", "application_id", "user_version"]
        .map {
          try db.text("SELECT CAST(\($0) AS TEXT) FROM pragma_\($0)") ?? ""
        }
    }
    #expect(settings == ["delete", "3", "16384", "1", "2", "\(LedgerSchema.applicationID)", "1"])
    let mode = try FileManager.default.attributesOfItem(atPath: ledger.path)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o027 } == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.ledger"])
    #expect(ledger.origin == "test.example/north/0123456789abcdef")
  }

  @Test func aLedgerIsNeverMadeOverAFile() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Fixture.newLedger(path)
    #expect(throws: LedgerError.exists(path: path)) { try Fixture.newLedger(path) }
    for origin in ["", "a b", "a+b", "a\nb", String(repeating: "x", count: 201)] {
      #expect(throws: LedgerError.self) {
        try Ledger.create(
          at: folder.file("b"), origin: origin, nonce: Fixture.nonce, statement: Fixture.statement)
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.ledger"])
  }

  @Test func aSymbolicLinkIsNoLedger() throws {
    let folder = try Folder()
    _ = try Fixture.newLedger(folder.file("a.ledger"))
    let link = folder.file("link.ledger")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file("a.ledger"))
    #expect(throws: LedgerError.self) { try Ledger.open(link, for: .reading) }
  }

  @Test func theSameHistoryGivesTheSameBytes() throws {
    let folder = try Folder()
    for name in ["a", "b"] {
      let ledger = try Fixture.newLedger(folder.file(name))
      _ = try Fixture.writer(ledger).append([Fixture.article(1), Fixture.article(2)])
    }
    #expect(FileManager.default.contentsEqual(atPath: folder.file("a"), andPath: folder.file("b")))
  }

  @Test func pathsThatNameNoFileAreRefused() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    mkfifo(folder.file("pipe"), 0o600)
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: ledger.path)
    let paths = [
      "", ":memory:", "file:" + ledger.path, "FILE:x", ledger.path + "\0", folder.path, folder.file("pipe"),
      folder.file("link"), "/dev/null",
    ]
    for path in paths {
      #expect(throws: LedgerError.self) { try Ledger.open(path, for: .reading) }
      #expect(throws: LedgerError.self) { try Ledger.verify(path, now: Fixture.time) }
      #expect(throws: LedgerError.self) { try Fixture.newLedger(path) }
    }
    #expect(throws: LedgerError.notFound(path: folder.file("none"))) {
      try Ledger.open(folder.file("none"), for: .writing)
    }
  }

  @Test func whatIsNoLedgerIsLeftAlone() throws {
    let folder = try Folder()
    let contents: [String: [UInt8]] = [
      "empty": [], "short": [1, 2, 3], "text": Array(repeating: 65, count: 100_000),
      "magic": Array("SQLite format 3\0".utf8),
    ]
    for (name, bytes) in contents { try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name))) }
    try Data().write(to: URL(fileURLWithPath: folder.file("other")))
    let other = try DatabaseQueue(path: folder.file("other"))
    try other.write { try $0.execute("CREATE TABLE x(y)") }
    try other.close()
    for name in contents.keys.sorted() + ["other"] {
      let before = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
      for access in [Ledger.Access.reading, .writing] {
        #expect(throws: LedgerError.self) { try Ledger.open(folder.file(name), for: access) }
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file(name))) == before)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == Set(contents.keys).union(["other"]))
  }

  @Test func newerAndWriteAheadLogFilesAreRefused() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Fixture.newLedger(path)
    func change(_ sql: String) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.use { try $0.execute(sql) }
      try queue.close()
    }
    try change("PRAGMA user_version = 2")
    let newer = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.newer(path: path, layout: 2)) { try Ledger.open(path, for: .writing) }
    #expect(throws: LedgerError.newer(path: path, layout: 2)) { try Ledger.verify(path, now: Fixture.time) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == newer)
    for version in [0, -1] {
      try change("PRAGMA user_version = \(version)")
      #expect(throws: LedgerError.self) { try Ledger.open(path, for: .writing) }
    }
    try change("PRAGMA user_version = 1")
    _ = try Ledger.open(path, for: .reading)
    try change("PRAGMA journal_mode = WAL")
    for access in [Ledger.Access.reading, .writing] {
      #expect(throws: LedgerError.writeAheadLog(path: path)) { try Ledger.open(path, for: access) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.ledger"])
  }

  @Test func aReadOnlyLedgerCanBeReadAndVerified() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Fixture.writer(Fixture.newLedger(path)).append([Fixture.article()])
    try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: path)
    let ledger = try Ledger.open(path, for: .reading)
    try expectConsistent(ledger)
    #expect(throws: LedgerError.readOnly(path: path)) { try Fixture.writer(ledger).append([Fixture.article(2)]) }
  }

  /// Two programs may write by turns: what one remembers is read anew when the other wrote.
  @Test func writersTakeTurns() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    let first = Fixture.writer(try Fixture.newLedger(path))
    let second = Fixture.writer(try Ledger.open(path, for: .writing))
    for number in 1...6 {
      _ = try (number % 2 == 0 ? first : second).append([Fixture.article(number)])
    }
    let ledger = try Ledger.open(path, for: .reading)
    #expect(try ledger.read { try $0.documents() }.count == 6)
    #expect(try ledger.read { try $0.sources() }.count == 2)
    try expectConsistent(ledger)
  }

  /// Also where half of the write leaves a first page that only the journal makes readable.
  @Test(arguments: [false, true]) func anInterruptedWriteIsTakenBackByTheNextWriter(breaksFirstPage: Bool) throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    let ledger = try Fixture.newLedger(path)
    _ = try Fixture.writer(ledger).append([Fixture.article()])
    let copy = folder.file("b.ledger")
    try Self.interrupt(ledger, copy: copy)
    if breaksFirstPage {
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: copy))
      try file.seek(toOffset: 100)
      try file.write(contentsOf: [UInt8](repeating: 0xFF, count: 8))
      try file.close()
    }
    #expect(throws: LedgerError.interruptedWrite(path: copy)) { try Ledger.open(copy, for: .reading) }
    let before = try Data(contentsOf: URL(fileURLWithPath: copy))
    var rules = OpeningRules()
    rules.temporaryFolder = folder.path
    let result = try Ledger.verify(copy, now: Fixture.time, rules: rules)
    #expect(result.isPending && result.isConsistent)
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasPrefix("ledger-") })
    try expectConsistent(try Ledger.open(copy, for: .writing))
    #expect(try Ledger.open(copy, for: .reading).read { try $0.documents() }.count == 1)
  }

  /// What a program leaves that is killed in the middle of a transaction: the file and its journal.
  private static func interrupt(_ ledger: Ledger, copy: String) throws {
    try ledger.queue.use { db in
      try db.execute("BEGIN IMMEDIATE; PRAGMA cache_spill = 1; PRAGMA cache_size = 1")
      for number in 0..<3_000 {
        try db.execute(
          "INSERT INTO term (number, text) VALUES (\(1_000 + number), '\(String(repeating: "x", count: 200))')")
      }
      try FileManager.default.copyItem(atPath: ledger.path, toPath: copy)
      try FileManager.default.copyItem(atPath: ledger.path + "-journal", toPath: copy + "-journal")
      try db.execute("ROLLBACK")
    }
  }

  /// I09: SQLite would write what another ledger's journal holds over the file.
  @Test(arguments: [1, 40]) func anotherLedgersJournalIsRefused(documents: Int) throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    let articles = (0..<documents).map { Fixture.article($0) }
    _ = try Fixture.writer(Fixture.newLedger(path)).append(articles)
    let other = try Ledger.create(
      at: folder.file("b.ledger"), origin: "test.example/south", nonce: Fixture.nonce, statement: Fixture.statement)
    try Self.interrupt(other, copy: folder.file("c.ledger"))
    try FileManager.default.moveItem(atPath: folder.file("c.ledger-journal"), toPath: path + "-journal")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let error = #expect(throws: LedgerError.self) { try Ledger.open(path, for: .writing) }
    #expect(error?.description.contains("the journal beside it is not its own") == true)
    do {
      let found = try Ledger.verify(path, now: Fixture.time)
      #expect(found.isPending && !found.isConsistent)
    } catch LedgerError.damaged {
      // So much was written over that nothing can be read.
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}
