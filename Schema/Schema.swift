/// The one place of the ledger file's schema: its SQL, compiled in from `Migrations/`.
///
/// A layout is a number, kept in SQLite's `user_version`. A new ledger gets all layouts in order; a released
/// file never changes, a mistake is mended by the next layout.
public enum LedgerSchema {
  /// SQLite's `application_id` of a ledger: "LEDG" in ASCII.
  public static let applicationID = 0x4C45_4447

  /// The layout that this program writes.
  public static let layout = 1

  /// The SHA-256 over the words of the schema of a new ledger, without and with an index of whole texts: what a file
  /// that is opened is compared with. A test says what stands here after a change.
  public static let digests = [
    "7a2cfb7dd91038ccb551c6c386a936c5ff9f3c76662d4c65c6eed277c28ff56b",
    "7e41c1a6b74ccae16bddaa9d89377a8955df093278133bcde5403e1a0e8f520c",
  ]

  /// The statements that make layout `layout` from the one before, in order.
  ///
  /// - Parameter fullText: whether whole texts are indexed for search (the genesis entry says so).
  public static func statements(layout: Int, fullText: Bool) -> [String] {
    switch layout {
    case 1:
      let files =
        [
          PackageResources.v001_ledger_sql, PackageResources.v001_codes_sql, PackageResources.v001_guards_sql,
          PackageResources.v001_views_sql, PackageResources.v001_search_sql,
        ] + (fullText ? [PackageResources.v001_full_text_sql] : [])
      return files.map { String(decoding: $0, as: UTF8.self) }
    default:
      return []
    }
  }
}
