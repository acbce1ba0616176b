/// The nodes of one canonical JSON text, flat and in the order of the text.
///
/// A string's or number's bytes stay in the text; a node says where.
struct CanonicalTape {
  enum Kind: UInt8 {
    case object, array, key, string, integer, yes, no
  }

  struct Node {
    let kind: Kind
    /// Whether a string's bytes hold escapes.
    let escaped: Bool
    /// The first byte: of a string, the one after the quotation mark.
    let start: Int32
    /// The byte after the last one: of a string, the closing quotation mark.
    var end: Int32
    /// The index of the node after this one and all that it holds.
    var next: Int32
  }

  let text: [UInt8]
  let nodes: [Node]

  /// The bytes of a string or key, with its escapes undone.
  func string(_ index: Int) -> [UInt8] {
    let node = nodes[index]
    let range = Int(node.start)..<Int(node.end)
    guard node.escaped else { return Array(text[range]) }
    var result: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      position += 1
      guard byte == 92 else {
        result.append(byte)
        continue
      }
      let escape = text[position]
      position += 1
      switch escape {
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "u"):
        // The reader lets only \u00xx of a control character pass.
        result.append(Self.hexadecimal(text[position + 2]) << 4 | Self.hexadecimal(text[position + 3]))
        position += 4
      default: result.append(escape)
      }
    }
    return result
  }

  /// A string as text, without an array between.
  func text(_ index: Int) -> String {
    let node = nodes[index]
    guard !node.escaped else { return String(decoding: string(index), as: UTF8.self) }
    return String(decoding: text[Int(node.start)..<Int(node.end)], as: UTF8.self)
  }

  /// Whether a key or string has these ASCII characters.
  func equals(_ index: Int, _ word: StaticString) -> Bool {
    let node = nodes[index]
    let count = Int(node.end - node.start)
    guard !node.escaped, count == word.utf8CodeUnitCount else { return false }
    let start = Int(node.start)
    for offset in 0..<count where unsafe text[start + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// The number of an integer node.
  func integer(_ index: Int) -> Int {
    let node = nodes[index]
    var value = 0
    var isNegative = false
    for byte in text[Int(node.start)..<Int(node.end)] {
      if byte == 45 { isNegative = true } else { value = value * 10 + Int(byte - 48) }
    }
    return isNegative ? -value : value
  }

  static func hexadecimal(_ digit: UInt8) -> UInt8 { digit >= 97 ? digit - 87 : digit - 48 }
}
