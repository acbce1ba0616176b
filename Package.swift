// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ledger",
  products: [
    .executable(name: "ledger", targets: ["ledger"]),
    .library(name: "LedgerExtraction", targets: ["LedgerTypes", "LedgerExtraction"]),
    .library(name: "LedgerStore", targets: ["LedgerStore"]),
    .library(name: "LedgerDocuments", targets: ["LedgerDigest", "LedgerDocuments"]),
    .library(name: "LedgerReports", targets: ["LedgerReports"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(name: "CGuard", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CLexicon"),
    .target(name: "LedgerTypes"),
    .target(name: "LedgerDigest", dependencies: ["LedgerTypes", "CCrypto"]),
    .target(name: "LedgerLog", dependencies: ["LedgerTypes", "LedgerDigest"]),
    .target(name: "LedgerDocuments", dependencies: ["LedgerTypes", "LedgerDigest"]),
    .target(name: "LedgerExtraction", dependencies: ["LedgerTypes", "CLexicon"]),
    .target(
      name: "LedgerSchema", path: "Schema", exclude: ["README.md"],
      resources: [.embedInCode("Migrations")]),
    .target(
      name: "LedgerReportDefinitions", path: "Reports", exclude: ["README.md"],
      resources: [.embedInCode("Definitions"), .embedInCode("Fragments")]),
    .target(
      name: "LedgerStore",
      dependencies: ["LedgerTypes", "LedgerDigest", "LedgerLog", "LedgerSchema", "CGuard"],
      resources: [.embedInCode("Bundle/VERIFY.txt")]),
    .target(name: "LedgerAudit", dependencies: ["LedgerTypes", "LedgerDigest", "LedgerStore"]),
    .target(
      name: "LedgerReports", dependencies: ["LedgerTypes", "LedgerStore", "LedgerAudit", "LedgerReportDefinitions"]),
    .target(name: "LedgerEvaluation", dependencies: ["LedgerTypes", "LedgerDocuments"]),
    .executableTarget(
      name: "ledger",
      dependencies: [
        "LedgerTypes", "LedgerDigest", "LedgerLog", "LedgerDocuments", "LedgerExtraction", "LedgerEvaluation",
        "LedgerStore",
        "LedgerReports", "LedgerAudit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "LedgerTypesTests", dependencies: ["LedgerTypes", "LedgerDigest"]),
    .testTarget(name: "LedgerLogTests", dependencies: ["LedgerLog", "LedgerTypes", "LedgerDigest", "TestSupport"]),
    .testTarget(
      name: "LedgerDocumentsTests", dependencies: ["LedgerDocuments", "LedgerTypes", "LedgerDigest", "TestSupport"]),
    .testTarget(
      name: "LedgerExtractionTests", dependencies: ["LedgerExtraction", "LedgerTypes", "TestSupport"],
      exclude: ["Corpus"]),
    .testTarget(
      name: "LedgerEvaluationTests",
      dependencies: ["LedgerEvaluation", "LedgerExtraction", "LedgerDocuments", "LedgerTypes", "TestSupport"]),
    .testTarget(
      name: "LedgerStoreTests",
      dependencies: ["LedgerStore", "LedgerTypes", "LedgerDigest", "LedgerLog", "LedgerSchema", "TestSupport"]),
    .testTarget(
      name: "LedgerReportsTests",
      dependencies: [
        "LedgerReports", "LedgerAudit", "LedgerReportDefinitions", "LedgerStore", "LedgerTypes", "LedgerDigest",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "LedgerAuditTests",
      dependencies: [
        "LedgerAudit", "LedgerReports", "LedgerExtraction", "LedgerStore", "LedgerDocuments", "LedgerTypes",
        "LedgerDigest", "TestSupport",
      ],
      exclude: ["Corpus"]),
    .testTarget(name: "CommandTests", dependencies: ["ledger"], exclude: ["Scripts"]),
  ],
  cLanguageStandard: .c2x
)

/// The modules that touch pointers: there every unsafe use is marked.
let strictMemory: Set<String> = ["LedgerDigest", "LedgerExtraction", "LedgerStore"]

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
  if strictMemory.contains(target.name) { target.swiftSettings?.append(.strictMemorySafety()) }
}
