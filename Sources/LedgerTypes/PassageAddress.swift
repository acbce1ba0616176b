/// Addresses that lead to a passage of a web page.
public enum PassageAddress {
  /// The document's address with a text fragment (WICG, "URL Fragment Text Directives") of the words, which browsers
  /// scroll to and mark; nil when the document has no address on the web.
  ///
  /// Of long passages the first and the last five words are named, as the specification advises.
  public static func of(_ words: some StringProtocol, in url: String?) -> String? {
    guard let url, url.utf8.starts(with: "http://".utf8) || url.utf8.starts(with: "https://".utf8) else { return nil }
    let text = Array(words.utf8)
    let words = text.indices.split { text[$0] == UInt8(ascii: " ") }
    var bytes = Array(url.utf8)
    bytes.reserveCapacity(bytes.count + 160)
    if !bytes.contains(UInt8(ascii: "#")) { bytes.append(UInt8(ascii: "#")) }
    bytes.append(contentsOf: ":~:text=".utf8)
    append(words.prefix(words.count <= 12 ? 12 : 5), of: text, to: &bytes)
    if words.count > 12 {
      bytes.append(UInt8(ascii: ","))
      append(words.suffix(5), of: text, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Percent-encodes all but letters, digits and the marks that mean nothing in a fragment; `-`, `,` and `&` divide it.
  private static func append(_ words: ArraySlice<Range<Int>>, of text: [UInt8], to bytes: inout [UInt8]) {
    for (index, word) in words.enumerated() {
      if index > 0 { bytes.append(contentsOf: "%20".utf8) }
      for byte in text[word] {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
          bytes.append(byte)
        default:
          bytes.append(UInt8(ascii: "%"))
          bytes.append(digit(byte >> 4))
          bytes.append(digit(byte & 15))
        }
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 48 : 55) }
}
