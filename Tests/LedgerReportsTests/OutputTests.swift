import Foundation
import Testing

@testable import LedgerReports

@Suite struct OutputTests {
  @Test func aFileAppearsWhole() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(folder.file("a.csv"), protected: [])
    try file.write(Array("one".utf8))
    #expect(!FileManager.default.fileExists(atPath: folder.file("a.csv")))
    try file.finish()
    #expect(try folder.contents("a.csv") == Array("one".utf8))
    #expect(try folder.names == ["a.csv"])
  }

  @Test func whatFailsLeavesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.csv")
    do {
      let file = try OutputFile(folder.file("a.csv"), protected: [])
      try file.write(Array("new".utf8))
    }
    #expect(try folder.contents("a.csv") == Array("old".utf8))
    #expect(try folder.names == ["a.csv"])
  }

  @Test func whatAReportIsMadeFromIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("ledger", to: "facts.ledger")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: folder.file("facts.ledger"))
    try manager.linkItem(atPath: folder.file("facts.ledger"), toPath: folder.file("hard"))
    for name in ["facts.ledger", "link", "hard", "./facts.ledger"] {
      let error = #expect(throws: ReportError.self) {
        try OutputFile(folder.file(name), protected: [folder.file("facts.ledger")])
      }
      #expect(error?.description.contains("is made from it") == true)
    }
    #expect(throws: ReportError.self) { try OutputFile(folder.path, protected: []) }
    #expect(throws: ReportError.self) { try OutputFile(folder.file("a\0b"), protected: []) }
    #expect(throws: ReportError.self) { try OutputFile(folder.file("none/a.csv"), protected: []) }
    #expect(try folder.contents("facts.ledger") == Array("ledger".utf8))
  }

  @Test func aLinkStaysALink() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "real.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.csv"), withDestinationPath: folder.file("real.csv"))
    let file = try OutputFile(folder.file("link.csv"), protected: [])
    try file.write(Array("new".utf8))
    try file.finish()
    #expect(try folder.contents("real.csv") == Array("new".utf8))
    #expect(try folder.names == ["link.csv", "real.csv"])
  }

  @Test func aDeviceIsWrittenTo() throws {
    let file = try OutputFile("/dev/null", protected: [])
    try file.write(Array("gone".utf8))
    try file.finish()
    let full = try OutputFile("/dev/full", protected: [])
    #expect(throws: ReportError.self) { try full.write(Array("no room".utf8)) }
  }

  @Test func aDestinationIsWhatItsPathSays() throws {
    let folder = try TemporaryFolder()
    #expect(ReportDestination(path: "-") == .descriptor(1))
    #expect(ReportDestination(path: folder.path) == .folder(folder.path))
    #expect(ReportDestination(path: "new/") == .folder("new/"))
    #expect(ReportDestination(path: "out/reports") == .folder("out/reports"))
    #expect(ReportDestination(path: "out.d/timeline.csv") == .file("out.d/timeline.csv"))
    #expect(ReportDestination(path: "/dev/stdout") == .descriptor(1))
  }
}
