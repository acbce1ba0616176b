// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ledger-fuzz",
  dependencies: [.package(name: "ledger", path: "..")],
  targets: [
    .target(name: "CHeap"),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CHeap",
        .product(name: "LedgerExtraction", package: "ledger"),
        .product(name: "LedgerDocuments", package: "ledger"),
        .product(name: "LedgerStore", package: "ledger"),
      ],
      // gold cannot link the sanitizers' debug information.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
  ]
)

for target in package.targets where target.name != "CHeap" {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
