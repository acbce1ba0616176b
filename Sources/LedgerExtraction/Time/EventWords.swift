/// Questions about events that rules of time and kind share.
enum EventWords {
  /// "war", "conflict", "siege": what goes on for long and has running totals.
  static func isConflict(_ page: Page, _ token: Int) -> Bool {
    page.classes(token).contains(.conflict) && page.lexeme(token).value == 40
  }

  /// "began", "started", "erupted".
  static func isBeginning(_ page: Page, _ token: Int) -> Bool { beginnings.contains { page.isWord(token, $0) } }

  private static let beginnings: [StaticString] = [
    "began", "begun", "begin", "begins", "beginning", "started", "start", "starts", "erupted", "eruption", "broke",
    "launched", "flared", "onset", "commenced",
  ]

  /// "claimed 17 lives", "claimed the lives of": no verb of saying.
  static func claimsLives(_ page: Page, _ token: Int, _ end: Int) -> Bool {
    guard page.classes(token).contains(.cause) else { return false }
    for next in (token + 1)..<max(token + 1, min(end, token + 7))
    where page.isWord(next, "lives") || page.isWord(next, "life") {
      return true
    }
    return false
  }
}
