/// The tables that are derived from the log, each with its columns in order. The first columns are the key.
///
/// The names are those of `Schema/Migrations`; a test compares the two.
enum LedgerTable: Int, CaseIterable {
  case entry, genesis, term, publisher, run, document, documentBytes, text, extraction, source, alias, sourceMerge
  case epoch, sentence, claim, claimDetail, claimBase, claimSpan, attribution, notice, retraction, correction
  case correctionField, review, signingKey, note

  /// The name in SQL.
  var name: String {
    switch self {
    case .documentBytes: "document_bytes"
    case .sourceMerge: "source_merge"
    case .claimDetail: "claim_detail"
    case .claimBase: "claim_base"
    case .claimSpan: "claim_span"
    case .correctionField: "correction_field"
    case .signingKey: "signing_key"
    default: Self.plainNames[rawValue]
    }
  }

  /// The names of the cases; each is written once, since reflection is slow.
  private static let plainNames = allCases.map { "\($0)" }

  /// How many of the first columns are the key.
  var keyCount: Int {
    switch self {
    case .claimBase, .claimSpan, .attribution, .notice, .correctionField: 2
    default: 1
    }
  }

  /// The columns in the order of the table.
  var columns: [String] {
    let list =
      switch self {
      case .entry: "seq body leaf"
      case .genesis: "seq origin format full_text by recorded"
      case .term: "number text"
      case .publisher: "number name"
      case .run: "seq program rule_set registry_sha256 by recorded"
      case .document:
        """
        seq sha256 size media id path url title publisher author language published published_day retrieved recorded
        """
      case .documentBytes: "document body"
      case .text: "seq document sha256 size maker body"
      case .extraction: "seq document text run claims dateline_day author recorded"
      case .source: "seq id name kind place by recorded"
      case .alias: "number source text kind needs_context stated entry"
      case .sourceMerge: "seq source target reason by recorded"
      case .epoch: "seq start_day name context recorded"
      case .sentence: "number extraction start_byte end_byte start_char end_char quote"
      case .claim:
        """
        seq id extraction sentence value stated measure bound low high scale unit kind status voice implicit place \
        population definition as_of_day as_of_end_day epoch_day source confidence
        """
      case .claimDetail: "claim vague_class framing per share_of base_resolution part_of"
      case .claimBase: "claim base"
      case .claimSpan: "claim role start_byte end_byte start_char end_char"
      case .attribution: "claim position hop source alias words cue resolved start_byte end_byte"
      case .notice: "owner position code start_byte end_byte text"
      case .retraction, .correction: "seq claim document claim_id reason by recorded"
      case .correctionField: "correction field value"
      case .review: "seq claim document claim_id reason by recorded verdict"
      case .signingKey: "seq vkey by recorded"
      case .note: "seq text by recorded"
      }
    return list.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
