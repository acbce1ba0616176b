import LedgerTypes

extension ArabicClause {
  /// Whether a preposition says that something happens at the place.
  func isLocative(_ place: Range<Int>) -> Bool {
    terms[place.lowerBound].clitics.contains(.with) || has(place.lowerBound - 1, .preposition)
  }

  /// Whether the place opens the line before a date: "الخرطوم 7 يونيو 2024 (شينخوا)".
  func isDateline(_ place: Range<Int>) -> Bool {
    place.lowerBound == 0 && (place.upperBound..<place.upperBound + 3).contains { isKind($0, .date) }
  }

  /// The speaker's terms with a place between commas behind them: "وزارة الصحة في ولاية الخرطوم، وسط السودان،".
  func withAside(_ speaker: Range<Int>) -> Range<Int> {
    let start = speaker.upperBound
    guard isComma(start), has(start + 1, [.place, .placeNoun]),
      let end = (start + 2..<start + 6).first(where: { isComma($0) })
    else { return speaker }
    return speaker.lowerBound..<end
  }

  /// Whether the place begins with a direction or a noun for a part of a country.
  fileprivate func isRegion(_ place: Range<Int>) -> Bool {
    isWord(place.lowerBound, words.directions)
      || has(place.lowerBound, .placeNoun) && isWord(place.lowerBound, words.parts)
      || isLocative(place)
  }

  /// A definite word of which nothing is known, as an adjective of a place: "الواقعة", "الساحلية".
  fileprivate func isPlain(_ term: Int) -> Bool {
    isKind(term, .word) && isUnknown(term) && terms[term].clitics.contains(.the)
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
      // "صنعاء وصعدة", "الضاحية الجنوبية لبيروت", "بعلبك - الهرمل"
      if let last = places.last, goesOn(last, with: term, clause) {
        places[places.count - 1] = last.lowerBound..<end
      } else {
        places.append(term..<end)
      }
      term = end
    }
    return places
  }

  private static func goesOn(_ last: Range<Int>, with term: Int, _ clause: ArabicClause) -> Bool {
    if last.upperBound == term { return !clause.terms[term].clitics.isDisjoint(with: [.and, .for_]) }
    return last.upperBound == term - 1 && (clause.isMark(term - 1, "-") || clause.isMark(term - 1, "–"))
      && clause.terms[term].clitics.isDisjoint(with: [.with, .for_])
  }

  /// Whether the second place only says where the first one lies: "مخيم جباليا شمال قطاع غزة", "بلدة قانا في جنوب لبنان".
  private static func lies(_ first: Range<Int>, within second: Range<Int>, _ clause: ArabicClause) -> Bool {
    let between = first.upperBound..<second.lowerBound
    guard between.count <= 5, !clause.isJoined(second.lowerBound),
      between.isEmpty || clause.isRegion(second)
        || between.contains(where: { clause.isWord($0, clause.words.directions + [clause.words.capital]) })
    else { return false }
    return between.allSatisfy { term in
      (clause.has(term, [.preposition, .adjective, .personPlural, .nationality, .placeNoun]) || clause.isPlain(term)
        || clause.isKind(term, .closeQuote) || clause.isKind(term, .quote) || clause.isWord(term, clause.words.capital))
        && !clause.isJoined(term) && !clause.has(term, [.past, .cueVerb, .gerund])
        && clause.quantity(around: term) == nil
    }
  }

  /// The place that is nearest to the claim; what stands behind the number is nearer than what stands before it.
  static func nearest(_ all: [Range<Int>], to terms: Range<Int>, in clause: ArabicClause) -> Range<Int>? {
    // Of places that lie in each other the first is meant, wherever the others stand.
    var places: [Range<Int>] = []
    var reach: [Range<Int>] = []
    for place in all {
      if let last = reach.last, lies(last, within: place, clause) {
        reach[reach.count - 1] = last.lowerBound..<place.upperBound
      } else {
        places.append(place)
        reach.append(place)
      }
    }
    func distance(_ place: Range<Int>) -> Int {
      guard place.lowerBound >= terms.upperBound else {
        return 3 + (min(place.upperBound, terms.lowerBound)..<terms.lowerBound).reduce(0) { $0 + weight($1, clause) }
      }
      return (terms.upperBound..<place.lowerBound).reduce(0) { $0 + weight($1, clause) }
    }
    return places.indices.min { distance(reach[$0]) < distance(reach[$1]) }.map { places[$0] }
  }

  private static func weight(_ term: Int, _ clause: ArabicClause) -> Int {
    if clause.isBreak(term) { return 12 }
    // "… 24 ألفا، وفي الضفة": a new clause.
    if clause.isComma(term), clause.isJoined(term + 1) { return 6 }
    return clause.has(term, [.past, .gerund, .cueVerb]) ? 5 : clause.isComma(term) ? 2 : 1
  }

  private static func place(at term: Int, _ clause: ArabicClause) -> Int? {
    if clause.has(term, .place) {
      guard isName(term, clause),
        !clause.isWord(term, clause.words.ambiguousPlaces) || clause.isLocative(term..<term + 1)
      else { return nil }
      return term + 1
    }
    guard clause.has(term, .placeNoun), clause.isKind(term, .word) else { return nil }
    var next = term + 1
    while clause.has(next, .placeNoun), !clause.isJoined(next) { next += 1 }
    // "السواحل التونسية والمغربية", "السواحل الجنوبية"
    if clause.isWord(term, clause.words.coasts), clause.terms[term].clitics.contains(.the), next == term + 1,
      clause.isKind(next, .word), clause.begins(next, with: [0xD8, 0xA7, 0xD9, 0x84]),
      clause.ends(next, with: [0xD9, 0x8A, 0xD8, 0xA9])
    {
      let isPair =
        clause.begins(next + 1, with: [0xD9, 0x88]) && clause.ends(next + 1, with: [0xD9, 0x8A, 0xD8, 0xA9])
      return isPair ? next + 2 : next + 1
    }
    let isSeveral = clause.isWord(term, clause.words.severalPlaces)
    if clause.has(next, .place) { return isSeveral ? listEnd(next + 1, clause) : next + 1 }
    // A name that the lexicon lacks: one word right behind "مدينة", "بلدة", "حي".
    guard clause.isKind(next, .word), clause.isUnknown(next) || isFirstPart(next, clause),
      !clause.isJoined(next),
      clause.terms[next].clitics.intersection([.with, .for_]).isEmpty,
      clause.terms[term].clitics.contains(.with) || clause.has(term - 1, [.preposition, .placeNoun])
        || clause.isWord(term - 1, clause.words.striking) || isPlainName(next, clause)
    else { return nil }
    var end = isFirstPart(next, clause) ? min(next + 2, clause.terms.count) : next + 1
    // "بلدة حدث بعلبك": a name whose last part is a place by itself.
    if end == next + 1, clause.has(end, .place), clause.terms[end].clitics.isEmpty { end += 1 }
    // "قرية شعب الحافة", "حي الجب الأحمر"
    if end == next + 1, clause.isKind(end, .word), clause.isUnknown(end), clause.terms[end].clitics == .the,
      !clause.isWord(end, clause.words.adjectives), !isAdjective(end, clause)
    {
      end += 1
    }
    return isSeveral ? listEnd(end, clause) : end
  }

  /// "بلدتي النبطية وقانا", "بلدات دير قانون وراس العين وعين بعال": names that "and" joins behind a noun for several.
  private static func listEnd(_ start: Int, _ clause: ArabicClause) -> Int {
    var end = start
    while end < min(start + 8, clause.terms.count), clause.isKind(end, .word) {
      // A name that the lexicon lacks keeps its "and".
      let isNext =
        clause.isJoined(end) && clause.has(end, .place)
        || clause.isUnknown(end) && clause.begins(end, with: [0xD9, 0x88])
      let isLater = end > start && !clause.isJoined(end) && clause.isUnknown(end) && clause.terms[end].clitics.isEmpty
      guard isNext || isLater, clause.quantity(around: end) == nil else { break }
      end += 1
    }
    return end
  }

  /// A word behind "ولاية" or "مدينة" that is no adjective of them: "ولاية تارودانت", and not "مدينة صغيرة".
  private static func isPlainName(_ term: Int, _ clause: ArabicClause) -> Bool {
    clause.isWord(term - 1, clause.words.singlePlaces + clause.words.regions) && clause.terms[term].clitics.isEmpty
      && !clause.isAccusative(term) && !clause.ends(term, with: [0xD8, 0xA9])
  }

  /// "الساحلية", "الشرقية"
  private static func isAdjective(_ term: Int, _ clause: ArabicClause) -> Bool {
    clause.ends(term, with: [0xD9, 0x8A, 0xD8, 0xA9])
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
