public import LedgerLog
public import LedgerTypes

/// What a verification trusts beyond the file itself. Without any of it a ledger can only be shown to agree with
/// itself, which a whole ledger made anew does too.
public struct VerificationAnchors: Sendable {
  /// Keys of which one signed every checkpoint.
  public var keys: [VerifierKey]
  /// Checkpoints that were kept elsewhere.
  public var checkpoints: [KeptCheckpoint]
  /// The SHA-256 of the file, as it was written down elsewhere.
  public var seal: Digest?
  /// Today's reading of the texts, when the claims are to be compared with it.
  public var reextraction: Reextraction?

  /// A checkpoint file.
  public struct KeptCheckpoint: Sendable {
    /// The file's name, for messages.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// A file of this name and these bytes.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Anchors; by default none.
  public init(
    keys: [VerifierKey] = [], checkpoints: [KeptCheckpoint] = [], seal: Digest? = nil,
    reextraction: Reextraction? = nil
  ) {
    self.keys = keys
    self.checkpoints = checkpoints
    self.seal = seal
    self.reextraction = reextraction
  }
}
