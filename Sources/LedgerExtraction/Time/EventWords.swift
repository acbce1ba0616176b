/// Questions about events that rules of time and kind share.
enum EventWords {
  /// "war", "conflict", "siege": what goes on for long and has running totals.
  static func isConflict(_ page: Page, _ token: Int) -> Bool {
    page.classes(token).contains(.conflict) && page.lexeme(token).value == 40
  }

  /// "began", "started", "erupted".
  static func isBeginning(_ page: Page, _ token: Int) -> Bool {
    page.isWord(token, "began") || page.isWord(token, "begun") || page.isWord(token, "begin")
      || page.isWord(token, "begins") || page.isWord(token, "beginning") || page.isWord(token, "started")
      || page.isWord(token, "start") || page.isWord(token, "starts") || page.isWord(token, "erupted")
      || page.isWord(token, "eruption") || page.isWord(token, "broke") || page.isWord(token, "launched")
      || page.isWord(token, "flared") || page.isWord(token, "onset") || page.isWord(token, "commenced")
  }

  /// "quake", "crash", "storm": one event that is no attack, in the singular.
  static func isDisaster(_ page: Page, _ token: Int) -> Bool { disasters.contains(token, page) }

  private static let disasters: WordList = [
    "earthquake", "quake", "tremor", "tsunami", "storm", "typhoon", "hurricane", "cyclone", "tornado", "flood",
    "floods", "landslide", "mudslide", "avalanche", "fire", "wildfire", "crash", "accident", "collision", "disaster",
    "eruption", "stampede", "crush", "collapse", "derailment", "shooting", "stabbing", "outbreak", "incident",
  ]

  /// A verb of saying; "States" in "United States" is none.
  static func isSaying(_ page: Page, _ token: Int) -> Bool {
    guard page.classes(token).contains(.cueVerb) else { return false }
    return !(page.tokens[token].isCapital && token > 0 && page.isWord(token - 1, "united"))
  }

  /// "claimed 17 lives", "claimed the lives of": no verb of saying.
  static func claimsLives(_ page: Page, _ token: Int, _ end: Int) -> Bool {
    guard page.classes(token).contains(.cause) else { return false }
    for next in (token + 1)..<max(token + 1, min(end, token + 7))
    where page.isWord(next, "lives") || page.isWord(next, "life") {
      return true
    }
    return false
  }

  /// "the deadliest since an attack in August": the date is that of another event, no start.
  static func isComparing(_ page: Page, _ since: Int, _ sentence: Sentence) -> Bool {
    for token in max(sentence.first, since - 9)..<since {
      if page.isWord(token, "first") || page.isWord(token, "worst") || page.isWord(token, "highest") { return true }
      let end = Int(page.tokens[token].end)
      if page.tokens[token].count > 5, page.bytes[end - 1] | 0x20 == UInt8(ascii: "t"),
        page.bytes[end - 2] | 0x20 == UInt8(ascii: "s"), page.bytes[end - 3] | 0x20 == UInt8(ascii: "e")
      {
        return true
      }
    }
    return false
  }
}
