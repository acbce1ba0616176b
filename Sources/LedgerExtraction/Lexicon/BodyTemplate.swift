import LedgerTypes

/// A body that many states have, and how it is named in each: "{state}" and "{people}" stand for the state's words.
struct BodyTemplate {
  /// A name in pieces.
  private struct Name {
    enum Piece {
      case words(ArraySlice<UInt8>)
      case state, people
    }

    let pieces: [Piece]

    init(_ template: [UInt8]) {
      var pieces: [Piece] = []
      var rest = template[...]
      while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
        let mark = rest[brace...]
        let known: (piece: Piece, count: Int)? =
          mark.starts(with: "{state}".utf8) ? (.state, 7) : mark.starts(with: "{people}".utf8) ? (.people, 8) : nil
        pieces.append(.words(rest[..<brace]))
        if let known { pieces.append(known.piece) }
        rest = mark.dropFirst(known?.count ?? 1)
      }
      self.pieces = pieces + [.words(rest)]
    }

    func write(_ state: ArraySlice<UInt8>, _ people: ArraySlice<UInt8>, to text: inout [UInt8]) {
      var isPlural = false
      for piece in pieces {
        switch piece {
        case .state: text += state
        case .people: text += people
        case .words(let words) where isPlural && words.starts(with: "'s".utf8):
          // "the Philippines' army"
          text.append(UInt8(ascii: "'"))
          text += words.dropFirst(2)
        case .words(let words): text += words
        }
        if case .state = piece { isPlural = state.last == UInt8(ascii: "s") } else { isPlural = false }
      }
    }
  }

  /// What follows the state in identifiers: "moi" in "albania-moi".
  private let suffix: [UInt8]
  private let kind: SourceKind
  /// The preferred name, as "{people} Ministry of Interior".
  private let name: Name
  private var aliases: [(kind: AliasKind, needsContext: Bool, name: Name)] = []

  init(suffix: [UInt8], kind: SourceKind, name: [UInt8]) {
    self.suffix = suffix
    self.kind = kind
    self.name = Name(name)
  }

  mutating func add(_ kind: AliasKind, needsContext: Bool, _ name: [UInt8]) {
    aliases.append((kind, needsContext, Name(name)))
  }

  /// The identifier of the body of one state: the letters of the state's name in lower case, and the suffix.
  func id(state: ArraySlice<UInt8>) -> [UInt8] {
    state.lazy.map { $0 | 0x20 }.filter { $0 &- 97 < 26 } + [UInt8(ascii: "-")] + suffix
  }

  /// Adds the body of one state; its bare names hold where the state, its people or its capital is spoken of.
  func add(
    state: ArraySlice<UInt8>, people: ArraySlice<UInt8>, capital: ArraySlice<UInt8>, to sources: inout SourceCatalog
  ) {
    let id = id(state: state)
    let position = sources.add(id: id[...], kind, name: sources.write { name.write(state, people, to: &$0) })
    for alias in aliases {
      let words = sources.write { alias.name.write(state, people, to: &$0) }
      sources.add(alias.kind, needsContext: alias.needsContext, words, to: position)
    }
    let place = sources.write { $0 += state }
    sources.place(place, of: position)
    sources.add(context: place, to: position)
    sources.add(context: sources.write { $0 += people }, to: position)
    sources.add(context: sources.write { $0 += capital }, to: position)
  }
}
