import LedgerTypes

// Entries by which a person says something later about a claim. Each names the claim by number and leaf hash.

/// A later word about a claim: taken back, corrected or reviewed.
struct RulingEntry: Hashable {
  var claim: ClaimReference
  let verdict: Verdict
  /// Only a review may be without one.
  let reason: String?
  let statement: Statement

  /// What is said.
  enum Verdict: Hashable {
    /// The claim is taken back.
    case retraction
    /// Fields were read wrongly; in ascending order.
    case correction([FieldChange])
    /// A person has looked at the reading.
    case review(ReviewVerdict)
  }

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      claim.encode(into: &$0)
      $0.member("reason", reason)
      if case .correction(let changes) = verdict {
        $0.member("set", list: changes) { writer, change in
          writer.array {
            $0.string(change.field)
            if let value = change.value { $0.string(value) }
          }
        }
      }
      $0.kind(verdict.kind)
      $0.version()
      if case .review(let verdict) = verdict { $0.member("verdict", verdict.rawValue) }
    }
  }
}

extension RulingEntry {
  init(_ members: inout EntryMembers, kind: Entry.Kind) throws {
    statement = try members.statement()
    claim = try ClaimReference(&members)
    reason = try members.optionalString("reason")
    let changes: [FieldChange] = try members.list("set") { members in
      try members.array { item in
        guard let field = try item.itemText() else { return nil }
        let value = try item.itemText()
        return FieldChange(field: field, value: value)
      }
    }
    try members.kind(kind)
    try members.version()
    switch kind {
    case .retract: verdict = .retraction
    case .correct: verdict = .correction(changes)
    default: verdict = .review(try members.required("verdict", ReviewVerdict.self))
    }
    if kind != .correct, !changes.isEmpty { throw EntryFailure(reason: "only a correction sets fields") }
    if kind != .review, reason == nil { throw EntryFailure(reason: "member \"reason\" is missing or wrong") }
    if kind == .correct {
      let fields = changes.map { Array($0.field.utf8) }
      guard !fields.isEmpty, zip(fields, fields.dropFirst()).allSatisfy({ $0.lexicographicallyPrecedes($1) }) else {
        throw EntryFailure(reason: "a correction sets each field once, in ascending order")
      }
    }
  }
}

extension RulingEntry.Verdict {
  /// The value of `t`.
  var kind: Entry.Kind {
    switch self {
    case .retraction: .retract
    case .correction: .correct
    case .review: .review
    }
  }

  /// The table that has a row for it.
  var table: LedgerTable {
    switch self {
    case .retraction: .retraction
    case .correction: .correction
    case .review: .review
    }
  }
}

/// The claim that a ruling is about.
struct ClaimReference: Hashable {
  let seq: Int
  let leaf: Digest

  func encode(into writer: inout CanonicalWriter) {
    writer.key("claim")
    writer.array {
      $0.integer(seq)
      $0.string(leaf.description)
    }
  }
}

extension ClaimReference {
  init(_ members: inout EntryMembers) throws {
    let found = try members.optional(array: "claim") { item -> (seq: Int, leaf: Digest)? in
      guard let seq = item.itemNumber(), let leaf = try item.itemText().flatMap({ Digest(hex: $0) }) else { return nil }
      return (seq, leaf)
    }
    guard let found else { throw EntryFailure(reason: "member \"claim\" is missing or wrong") }
    self.init(seq: found.seq, leaf: found.leaf)
  }
}
