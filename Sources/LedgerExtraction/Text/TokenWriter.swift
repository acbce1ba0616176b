/// Room for the tokens of a stretch of text, which the lexer fills from its start.
///
/// A stretch never has more tokens than there is room for: each is written behind the last one without asking whether
/// it fits.
@safe
struct TokenWriter {
  private let room: UnsafeMutableBufferPointer<Token>
  /// How many tokens stand before the stretch.
  private let before: Int
  private(set) var count = 0

  /// - Parameter room: Memory that outlives the writer and that nobody else uses meanwhile.
  @unsafe
  init(_ room: UnsafeMutableBufferPointer<Token>, before: Int) {
    unsafe self.room = room
    self.before = before
  }

  /// The number of the token that comes next.
  @inline(__always)
  var index: Int { before &+ count }

  @inline(__always)
  mutating func append(_ token: Token) {
    unsafe assert(count < room.count)
    unsafe room.baseAddress.unsafelyUnwrapped.advanced(by: count).initialize(to: token)
    count &+= 1
  }
}
