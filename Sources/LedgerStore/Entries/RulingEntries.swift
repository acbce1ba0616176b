import LedgerTypes

// Entries by which a person says something later about a claim. Each names the claim by number and leaf hash.

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

  init(seq: Int, leaf: Digest) {
    self.seq = seq
    self.leaf = leaf
  }

  init(_ members: inout EntryMembers) throws {
    var seq: Int?
    var leaf: Digest?
    _ = try members.list("claim") { tape, node -> Bool? in
      switch tape.nodes[node].kind {
      case .integer: seq = tape.integer(node)
      case .string: leaf = Digest(hex: String(decoding: tape.string(node), as: UTF8.self))
      default: return nil
      }
      return true
    }
    guard let seq, let leaf, seq >= 0 else { throw EntryFailure(reason: "member \"claim\" is missing or wrong") }
    self.init(seq: seq, leaf: leaf)
  }
}

/// A claim taken back.
struct RetractEntry: Hashable {
  var claim: ClaimReference
  let reason: String
  let recorded: Timestamp
  let by: String

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.member("at", recorded.description)
      $0.member("by", by)
      claim.encode(into: &$0)
      $0.member("reason", reason)
      $0.kind(.retract)
      $0.version()
    }
  }
}

extension RetractEntry {
  init(_ members: inout EntryMembers) throws {
    recorded = try members.time("at")
    by = try members.string("by")
    claim = try ClaimReference(&members)
    reason = try members.string("reason")
    try members.kind(.retract)
    try members.version()
  }
}

/// Fields of a claim that were read wrongly.
struct CorrectEntry: Hashable {
  var claim: ClaimReference
  /// In ascending order of the fields.
  let changes: [FieldChange]
  let reason: String
  let recorded: Timestamp
  let by: String

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.member("at", recorded.description)
      $0.member("by", by)
      claim.encode(into: &$0)
      $0.member("reason", reason)
      $0.member("set", list: changes) { writer, change in
        writer.array {
          $0.string(change.field)
          if let value = change.value { $0.string(value) }
        }
      }
      $0.kind(.correct)
      $0.version()
    }
  }
}

extension CorrectEntry {
  init(_ members: inout EntryMembers) throws {
    recorded = try members.time("at")
    by = try members.string("by")
    claim = try ClaimReference(&members)
    reason = try members.string("reason")
    changes = try members.list("set") { tape, node in
      let items = tape.items(node)
      guard items.count == 1 || items.count == 2, items.allSatisfy({ tape.nodes[$0].kind == .string }) else {
        return nil
      }
      let texts = items.map { String(decoding: tape.string($0), as: UTF8.self) }
      return FieldChange(field: texts[0], value: texts.count == 2 ? texts[1] : nil)
    }
    let fields = changes.map { Array($0.field.utf8) }
    guard !fields.isEmpty, zip(fields, fields.dropFirst()).allSatisfy({ $0.lexicographicallyPrecedes($1) }) else {
      throw EntryFailure(reason: "a correction sets each field once, in ascending order")
    }
    try members.kind(.correct)
    try members.version()
  }
}

/// A person's verdict on the reading of a claim.
struct ReviewEntry: Hashable {
  var claim: ClaimReference
  let verdict: ReviewVerdict
  let reason: String?
  let recorded: Timestamp
  let by: String

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.member("at", recorded.description)
      $0.member("by", by)
      claim.encode(into: &$0)
      $0.member("reason", reason)
      $0.kind(.review)
      $0.version()
      $0.member("verdict", verdict.rawValue)
    }
  }
}

extension ReviewEntry {
  init(_ members: inout EntryMembers) throws {
    recorded = try members.time("at")
    by = try members.string("by")
    claim = try ClaimReference(&members)
    reason = try members.optionalString("reason")
    try members.kind(.review)
    try members.version()
    verdict = try members.required("verdict") { ReviewVerdict(rawValue: $0) }
  }
}
