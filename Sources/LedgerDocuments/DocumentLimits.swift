public import LedgerTypes

/// How much of anything is read before the program says no.
///
/// A limit bounds time and memory for hostile input; no real article comes near one.
public enum DocumentLimits {
  /// Bytes of one document, as a file holds it: 64 MiB.
  public static let documentBytes = 64 << 20
  /// Bytes of one line of a JSON Lines file: 20 MiB.
  public static let jsonLineBytes = 20 << 20
  /// How deep arrays and objects may nest in a JSON line.
  public static let jsonDepth = 64
  /// Bytes of a title, a name, a URL or any other metadata value.
  public static let metadataBytes = 8_192
  /// Bytes of a first line that may still be a title.
  public static let titleBytes = 1_024
  /// Bytes of one line of a text above which a notice says that the text has no line breaks: 1 MiB.
  public static let unbrokenLineBytes = 1 << 20
  /// How many folders may lie in one another.
  public static let folderDepth = 64

  /// All of them.
  public static let all: [NamedLimit] = [
    NamedLimit("document_bytes", documentBytes, "bytes", "A larger file is not read."),
    NamedLimit("json_line_bytes", jsonLineBytes, "bytes", "A longer line of JSON Lines is not read."),
    NamedLimit("json_depth", jsonDepth, "levels", "A line that nests deeper is not read."),
    NamedLimit("metadata_bytes", metadataBytes, "bytes", "A longer title, name or address is left out."),
    NamedLimit("title_bytes", titleBytes, "bytes", "A longer first line is no title."),
    NamedLimit("unbroken_line_bytes", unbrokenLineBytes, "bytes", "A longer line of text gets a notice."),
    NamedLimit("folder_depth", folderDepth, "levels", "Folders inside of deeper ones are not read."),
  ]
}
