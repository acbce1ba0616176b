/// Which program this is.
enum ProgramVersion {
  /// The release, as the change log counts.
  static let number = "0.1.0"

  /// The program as entries and runs name it.
  static let program = "ledger/\(number)"

  /// The line of `--version`.
  static let line = "ledger \(number)"
}
