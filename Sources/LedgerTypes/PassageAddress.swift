/// Addresses that lead to a passage of a web page.
public enum PassageAddress {
  /// The document's address with a text fragment (WICG, "URL Fragment Text Directives") of the words, which browsers
  /// scroll to and mark; nil when the document has no address on the web.
  ///
  /// Of long passages the first and the last five words are named, as the specification advises.
  public static func of(_ words: some StringProtocol, in url: String?) -> String? {
    guard let url, let start = start(in: url) else { return nil }
    var bytes = Array(start.utf8)
    var words = String(words)
    words.withUTF8 { append($0, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands before the words in all addresses of a document's passages; nil when it has no address on the web.
  public static func start(in url: String) -> String? {
    guard url.utf8.starts(with: "http://".utf8) || url.utf8.starts(with: "https://".utf8) else { return nil }
    return url + (url.utf8.contains(UInt8(ascii: "#")) ? ":~:text=" : "#:~:text=")
  }

  /// Adds what names the words: all of them, or of more than twelve the first and the last five.
  public static func append(_ words: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let (head, tail) = pieces(of: words)
    // A ledger writes an address for each claim: so they are put together where no array has to grow.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * (head.count + tail.count) + 1) { address in
      var end = 0
      encode(words[head], in: address, &end)
      if !tail.isEmpty {
        put(UInt8(ascii: ","), in: address, &end)
        encode(words[tail], in: address, &end)
      }
      bytes.append(contentsOf: address[..<end])
    }
  }

  private static let blank = UInt8(ascii: " ")

  private static func pieces(of text: UnsafeBufferPointer<UInt8>) -> (head: Range<Int>, tail: Range<Int>) {
    func startsWord(_ place: Int) -> Bool { text[place] != blank && (place == 0 || text[place - 1] == blank) }
    var (count, headEnd) = (0, 0)
    for place in text.indices where startsWord(place) {
      count += 1
      if count == 6 { headEnd = place }
      if count == 13 { break }
    }
    guard count == 13 else { return (text.indices, 0..<0) }
    var tailStart = text.endIndex
    for _ in 0..<5 {
      repeat { tailStart -= 1 } while !startsWord(tailStart)
    }
    return (0..<headEnd, tailStart..<text.endIndex)
  }

  /// Percent-encodes all but letters, digits and the marks that mean nothing in a fragment; `-`, `,` and `&` divide it.
  /// Words are divided by one blank.
  private static func encode(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, in address: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int
  ) {
    let start = end
    var isApart = false
    for byte in text {
      if byte == blank {
        isApart = end > start
        continue
      }
      if isApart { escape(blank, in: address, &end) }
      isApart = false
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        put(byte, in: address, &end)
      default: escape(byte, in: address, &end)
      }
    }
  }

  private static func escape(_ byte: UInt8, in address: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int) {
    put(UInt8(ascii: "%"), in: address, &end)
    put(digit(byte >> 4), in: address, &end)
    put(digit(byte & 15), in: address, &end)
  }

  private static func put(_ byte: UInt8, in address: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int) {
    address[end] = byte
    end += 1
  }

  private static func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 48 : 55) }
}
