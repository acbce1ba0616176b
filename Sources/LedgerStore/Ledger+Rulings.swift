public import LedgerTypes

extension Ledger {
  /// Takes a claim back, with all later readings of the same words in the same document.
  ///
  /// - Parameter claim: the claim's entry, from `ClaimRecord.seq`.
  /// - Returns: the new entry's number.
  @discardableResult
  public func retract(claim: Int, reason: String, statement: Statement) throws -> Int { 0 }

  /// States which fields of a claim were read wrongly. The claim stays; views show the correction beside it.
  @discardableResult
  public func correct(claim: Int, changes: [FieldChange], reason: String, statement: Statement) throws -> Int { 0 }

  /// States that a person looked at a claim's reading.
  @discardableResult
  public func review(claim: Int, verdict: ReviewVerdict, reason: String?, statement: Statement) throws -> Int { 0 }

  /// Adds a source; its id must be new to the ledger.
  @discardableResult
  public func addSource(_ source: RegisteredSource, statement: Statement) throws -> Int { 0 }

  /// Adds a name for a source.
  ///
  /// - Parameters:
  ///   - source: the id or the name of a source in the ledger.
  ///   - registered: the registry's source when the ledger has none of that id yet.
  @discardableResult
  public func addAlias(
    _ alias: SourceAlias, to source: String, registered: RegisteredSource? = nil, statement: Statement
  ) throws -> Int { 0 }

  /// States that two sources are one body; the views then show `target` for both.
  ///
  /// - Parameters:
  ///   - source: the id or the name of a source in the ledger.
  ///   - target: likewise.
  @discardableResult
  public func merge(source: String, into target: String, reason: String?, statement: Statement) throws -> Int { 0 }
}
