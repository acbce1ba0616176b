/// What stands between a speaker and the verb: adverbs, auxiliaries, when, where and in what it was said.
extension SentenceReader {
  /// Where the subject of the verb at `cue` ends: before adverbs, auxiliaries and "on Monday", "in a statement".
  func subjectEnd(before cue: Int) -> Int {
    var end = cue
    // "Rescuers are reporting nine deaths"
    if isGerund(cue), isAfterBe(cue) { end = beStart(cue) }
    while end > 0 {
      let last = end - 1
      if speech.isWord(last, "then"), speech.isWord(last - 1, "by") || speech.isWord(last - 1, "until") {
        end = last - 1
      } else if speech.has(last, [.adverb, .have, .modal])
        || speech.isWord(last, "since") && speech.has(last - 1, .have)
        || speech.isWord(last, "both") || speech.isWord(last, "all")
        || speech.has(last, Speech.time) && !isInsideName(last)
        || speech.form(last) == .word && speech.isUnknown(last) && speech.endsIn(last, "ly")
          && !speech.isCapital(last)
      {
        end = last
      } else if end < cue, speech.has(end, Speech.time), speech.has(last, .preposition) {
        end = last
      } else if let start = detail(before: end) {
        end = start
      } else if speech.form(last) == .comma, speech.has(last - 1, .adverb), speech.form(last - 2) == .comma {
        // "The ministry, however, said"
        end = last - 1
      } else if speech.form(last) == .comma, end == cue || speech.has(end, Speech.time),
        speech.has(last - 1, Speech.time),
        speech.form(last - 2) == .comma || end < cue
      {
        // "A statement from the network today, Tuesday, said"
        end = last
      } else {
        break
      }
    }
    return reportStart(before: end) ?? end
  }

  /// Where "in a report released on Friday" begins, when it stands between the subject and `end`.
  private func reportStart(before end: Int) -> Int? {
    var index = end - 1
    while index > 1, index > end - 12, speech.form(index) == .word || speech.form(index) == .number {
      if speech.has(index, [.be, .have, .trigger, .relative]), !speech.isWord(index, "released") { return nil }
      if speech.has(index, .cueNoun) {
        var start = index - 1
        while start > 0, speech.has(start, [.adjective, .determiner, .cueNoun]) || speech.isUnknown(start) {
          start -= 1
        }
        let isIn = speech.isWord(start, "in") || speech.isWord(start, "through") || speech.isWord(start, "via")
        return isIn && start > 0 && speech.form(start - 1) != .comma ? start : nil
      }
      index -= 1
    }
    return nil
  }

  private func isInsideName(_ index: Int) -> Bool {
    speech.has(index, .dayWord) && speech.isCapital(index) && speech.isCapital(index - 1)
  }

  /// Where "during the weekend", "in November 2006", "in a statement", "last week" begins that ends before `end`.
  private func detail(before end: Int) -> Int? {
    let last = end - 1
    let isNumber = speech.form(last) == .number
    guard isNumber || speech.has(last, Speech.time.union([.timeUnit, .cueNoun, .medium])) else { return nil }
    var index = last - 1
    while index > 0, index > last - 6 {
      if speech.has(index, .preposition) {
        guard
          speech.isWord(index, "in") || speech.isWord(index, "on") || speech.isWord(index, "during")
            || speech.isWord(index, "at") || speech.isWord(index, "by") || speech.isWord(index, "via")
            || speech.isWord(index, "through") || speech.isWord(index, "since") || speech.isWord(index, "after")
        else { return nil }
        return isNumber && !speech.has(last - 1, .month) && !speech.isWord(last - 1, "in") ? nil : index
      }
      if speech.isWord(index, "last") || speech.isWord(index, "this") || speech.isWord(index, "earlier") {
        return speech.has(last, .timeUnit) ? index : nil
      }
      guard
        speech.has(index, Speech.time.union([.determiner, .adjective, .adverb, .timeUnit]))
          || speech.form(index) == .number || speech.isUnknown(index) && speech.form(index) == .word
      else { return nil }
      index -= 1
    }
    return nil
  }
}
