/// Addresses that lead to a passage of a web page.
public enum PassageAddress {
  /// The document's address with a text fragment (WICG, "URL Fragment Text Directives") of the words, which browsers
  /// scroll to and mark; nil when the document has no address on the web.
  ///
  /// Of long passages the first and the last five words are named, as the specification advises.
  public static func of(_ words: some StringProtocol, in url: String?) -> String? {
    guard let url, url.hasPrefix("http://") || url.hasPrefix("https://") else { return nil }
    let words = words.split(separator: " ")
    let fragment =
      words.count <= 12
      ? encoded(words.joined(separator: " "))
      : encoded(words.prefix(5).joined(separator: " ")) + "," + encoded(words.suffix(5).joined(separator: " "))
    return url + (url.contains("#") ? "" : "#") + ":~:text=" + fragment
  }

  /// Percent-encodes all but letters, digits and the marks that mean nothing in a fragment; `-`, `,` and `&` divide it.
  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
