// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ledger-benchmarks",
  dependencies: [.package(name: "ledger", path: "..")],
  targets: [
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .executableTarget(name: "Hello"),
    .executableTarget(name: "Launcher"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CSQLite",
        .product(name: "LedgerExtraction", package: "ledger"),
        .product(name: "LedgerDocuments", package: "ledger"),
        .product(name: "LedgerStore", package: "ledger"),
        .product(name: "LedgerReports", package: "ledger"),
      ]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
