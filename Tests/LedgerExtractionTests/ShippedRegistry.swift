import LedgerExtraction

/// The registry as it ships, read once for all tests: it never changes, and reading it takes longer than they do.
enum ShippedRegistry {
  private static let result = Result { try Registry.shipped() }

  static func value() throws -> Registry { try result.get() }
}
