import LedgerLog
public import LedgerTypes

/// The limits of ledger files.
public enum LedgerLimits {
  /// All of them.
  public static let all: [NamedLimit] = [
    NamedLimit("entry_bytes", CanonicalReader.maximumBytes, "bytes", "A longer statement is refused."),
    NamedLimit("entry_depth", CanonicalReader.maximumDepth, "levels", "A deeper entry is no entry."),
    NamedLimit("entry_items", CanonicalReader.maximumItems, "items", "A longer list in an entry is refused."),
    NamedLimit("quote_bytes", DocumentCheck.maximumQuote, "bytes", "A longer sentence is cut around the value."),
    NamedLimit(
      "notices", DocumentCheck.maximumNotices, "notices", "More notices of one document or claim are counted."),
    NamedLimit("recorded_bytes", DocumentCheck.maximumBytes, "bytes", "A larger document is not entered."),
    NamedLimit("row_bytes", Int(Connection.maximumLength), "bytes", "A ledger file with a longer value is not read."),
    NamedLimit(
      "waiting_seconds", OpeningRules().waitingSeconds, "seconds", "Then a writer gives up waiting for another."),
    NamedLimit("note_bytes", SignedNote.maximumBytes, "bytes", "A longer checkpoint or proof is not read."),
    NamedLimit("note_signatures", SignedNote.maximumSignatures, "signatures", "A note with more is not read."),
    NamedLimit("findings", FindingList.limit, "findings", "`ledger verify` lists no more of them, but counts all."),
  ]
}
