import LedgerTypes

@testable import LedgerDocuments

let here = DocumentOrigin(path: "a.txt")

/// The document that these bytes give as a plain-text file.
func document(_ bytes: [UInt8], reader: DocumentReader = DocumentReader()) throws -> Document {
  try reader.document(plainText: bytes, origin: here)
}

/// The document that this text gives as a plain-text file.
func document(_ text: String, reader: DocumentReader = DocumentReader()) throws -> Document {
  try document(Array(text.utf8), reader: reader)
}

/// The document that this text gives as a line of a JSON Lines file.
func document(line: String, reader: DocumentReader = DocumentReader()) throws -> Document {
  let bytes = Array(line.utf8)
  return try reader.document(jsonLine: bytes.indices, of: bytes, origin: DocumentOrigin(path: "a.jsonl", line: 1))
}

/// The words of `span` in the document's text.
func words(_ span: TextSpan?, in document: Document) -> String? {
  span.map { String(decoding: document.text[$0.start..<$0.end], as: UTF8.self) }
}
