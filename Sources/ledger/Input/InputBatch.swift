import LedgerDocuments

/// What one worker takes at a time: the bytes of many documents in one buffer, in the order of the input.
struct InputBatch: Sendable {
  /// A batch is handed on when it holds this many items …
  static let fullCount = 512
  /// … or this many bytes, so that a worker is busy for some milliseconds and memory stays small.
  static let fullBytes = 256 << 10

  var bytes: [UInt8] = []
  private(set) var items: [InputItem] = []

  /// A batch is never full before its first document is complete, however long that is.
  var isFull: Bool { items.count >= Self.fullCount || (bytes.count >= Self.fullBytes && !items.isEmpty) }

  mutating func append(_ content: InputItem.Content, at origin: DocumentOrigin) {
    items.append(InputItem(origin: origin, content: content))
  }

  mutating func append(_ error: DocumentError) {
    append(.failure(error), at: error.origin)
  }
}

/// One thing met in the input: a document, or something to tell the user.
struct InputItem: Sendable {
  enum Content: Sendable {
    /// A plain-text file, by its bytes in the batch.
    case text(Range<Int>)
    /// A line of a JSON Lines file without its end, by its bytes in the batch.
    case jsonLine(Range<Int>)
    /// A document that could not be read.
    case failure(DocumentError)
    /// Something that is no document and was passed over.
    case skipped(String)
  }

  let origin: DocumentOrigin
  let content: Content
}
