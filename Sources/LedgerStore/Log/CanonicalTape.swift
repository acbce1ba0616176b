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
  func string(_ index: Int) -> [UInt8] { CanonicalString(nodes[index]).bytes(in: text) }

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

  /// The nodes of an array's items, one after the other.
  func items(_ node: Int) -> [Int] {
    var items: [Int] = []
    var position = node + 1
    while position < Int(nodes[node].next) {
      items.append(position)
      position = Int(nodes[position].next)
    }
    return items
  }
}

extension CanonicalString {
  fileprivate init(_ node: CanonicalTape.Node) {
    (range, isEscaped) = (Int(node.start)..<Int(node.end), node.escaped)
  }
}
