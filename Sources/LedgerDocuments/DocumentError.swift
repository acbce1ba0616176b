/// Why something could not be read as a document.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong.
  public enum Reason: Hashable, Sendable {
    /// The bytes are not JSON; the text says what was expected instead.
    case json(String)
    /// A JSON line without a text.
    case noText
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// An encoding that is not read; the text says which, and what to do.
    case encoding(String)
    /// Invalid UTF-8, refused because strict reading was asked for.
    case invalidUTF8
    /// Not a text at all: the text names what it looks like.
    case notText(String)
    /// The operating system's word on a file that could not be read.
    case file(String)
  }

  /// Where the document was to be read.
  public let origin: DocumentOrigin
  /// The identifier of the document, when it was read before the fault.
  public var id: String?
  /// The byte at fault, counted from 1 in its file or line.
  public let byte: Int?
  /// What was wrong.
  public let reason: Reason

  /// A document at `origin` that could not be read.
  public init(_ reason: Reason, at origin: DocumentOrigin, byte: Int? = nil, id: String? = nil) {
    self.origin = origin
    self.id = id
    self.byte = byte
    self.reason = reason
  }

  /// One sentence with file, line and byte.
  public var description: String {
    "\(origin)\(byte.map { ", byte \($0)" } ?? ""): \(sentence)"
  }

  /// What was wrong, without the place.
  public var sentence: String {
    switch reason {
    case .json(let fault): "not valid JSON: \(fault)"
    case .noText: "no \"text\" member; a document needs one"
    case .tooLarge(let limit): "larger than \(limit >> 20) MiB; split it into documents"
    case .encoding(let what): what
    case .invalidUTF8: "invalid UTF-8; convert the file, or read it without --strict"
    case .notText(let what): "looks like \(what), not text"
    case .file(let message): message
    }
  }
}
