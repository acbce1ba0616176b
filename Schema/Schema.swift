/// The one place of the ledger file's schema: its SQL, compiled in from `Migrations/`.
///
/// A layout is a number, kept in SQLite's `user_version`. A new ledger gets all layouts in order; a released
/// file never changes, a mistake is mended by the next layout.
public enum LedgerSchema {
  /// SQLite's `application_id` of a ledger: "LEDG" in ASCII.
  public static let applicationID = 0x4C45_4447

  /// The layout that this program writes.
  public static let layout = 1

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
