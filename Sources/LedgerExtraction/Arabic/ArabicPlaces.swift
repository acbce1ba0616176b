import LedgerTypes

extension ArabicClause {
  /// Whether a preposition says that something happens at the place.
  func isLocative(_ place: Range<Int>) -> Bool {
    terms[place.lowerBound].clitics.contains(.with) || has(place.lowerBound - 1, .preposition)
  }
}

/// Finds the places that an Arabic sentence names, with the nouns before them: "مخيم جباليا", "شمال قطاع غزة".
enum ArabicPlaces {
  static func mentions(in clause: ArabicClause, outside sources: [Range<Int>]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var term = 0
    while term < clause.terms.count {
      guard let end = place(at: term, clause), !sources.contains(where: { $0.contains(term) }) else {
        term += 1
        continue
      }
      // "صنعاء وصعدة", "الضاحية الجنوبية لبيروت"
      if let last = places.last, last.upperBound == term,
        !clause.terms[term].clitics.isDisjoint(with: [.and, .for_])
      {
        places[places.count - 1] = last.lowerBound..<end
      } else {
        places.append(term..<end)
      }
      term = end
    }
    return places
  }

  /// The place that is nearest to the claim; what stands behind the number is nearer than what stands before it.
  static func nearest(_ places: [Range<Int>], to terms: Range<Int>, in clause: ArabicClause) -> Range<Int>? {
    func distance(_ place: Range<Int>) -> Int {
      guard place.lowerBound >= terms.upperBound else {
        return 3 + (min(place.upperBound, terms.lowerBound)..<terms.lowerBound).reduce(0) { $0 + weight($1, clause) }
      }
      return (terms.upperBound..<place.lowerBound).reduce(0) { $0 + weight($1, clause) }
    }
    return places.min { distance($0) < distance($1) }
  }

  private static func weight(_ term: Int, _ clause: ArabicClause) -> Int {
    if clause.isBreak(term) { return 12 }
    return clause.has(term, [.past, .gerund, .cueVerb]) ? 5 : clause.isComma(term) ? 2 : 1
  }

  private static func place(at term: Int, _ clause: ArabicClause) -> Int? {
    if clause.has(term, .place) { return isName(term, clause) ? term + 1 : nil }
    guard clause.has(term, .placeNoun), clause.isKind(term, .word) else { return nil }
    var next = term + 1
    while clause.has(next, .placeNoun), !clause.isJoined(next) { next += 1 }
    if clause.has(next, .place) { return next + 1 }
    // A name that the lexicon lacks: one word right behind "مدينة", "بلدة", "حي".
    guard clause.isKind(next, .word), clause.isUnknown(next) || isFirstPart(next, clause),
      !clause.isJoined(next),
      clause.terms[next].clitics.intersection([.with, .for_]).isEmpty,
      clause.terms[term].clitics.contains(.with) || clause.has(term - 1, [.preposition, .placeNoun])
    else { return nil }
    return isFirstPart(next, clause) ? min(next + 2, clause.terms.count) : next + 1
  }

  /// Names of two words: "أبو شوك", "أم روابة", "بني سهيلا", "وادي غزة".
  private static func isFirstPart(_ term: Int, _ clause: ArabicClause) -> Bool {
    clause.isWord(term, clause.words.nameParts) && clause.isKind(term + 1, .word)
  }

  /// "وزارة الصحة في غزة" and "الجزيرة" said of a broadcaster are seen to by the sources.
  private static func isName(_ term: Int, _ clause: ArabicClause) -> Bool {
    !clause.terms[term].clitics.contains(.like)
  }
}
