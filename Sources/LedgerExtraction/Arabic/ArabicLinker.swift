import LedgerTypes

/// Ties the numbers and single persons of one Arabic sentence to measures, in the order of the text.
///
/// A counted measure noun decides by itself ("12 شهيدا"). Otherwise the nearest word before the number decides that
/// can govern it: a verb or verbal noun ("أصيب 12", "مقتل 12"), a count with its noun ("عدد القتلى … إلى 12"), the
/// number that it is joined to ("5 رجال وامرأتان") or part of ("بينهم 3 أطفال"). Arabic puts governors first.
struct ArabicLinker {
  /// How many terms may stand between a number and its governor.
  static let reach = 16
  /// … and where "to" announces the number.
  static let farReach = 30

  let clause: ArabicClause
  /// Whether an earlier sentence has a claim that "among them" may refer to, and of which measure.
  let earlier: Measure?
  var links: [ArabicLink] = []

  init(_ clause: ArabicClause, earlier: Measure?) {
    self.clause = clause
    self.earlier = earlier
    var term = 0
    while term < clause.terms.count {
      if let index = clause.quantity(at: term) {
        if clause.quantities[index].role == .count { link(index) }
        term = max(term + 1, clause.quantities[index].terms.upperBound)
      } else {
        if let end = single(at: term) { term = end } else { term += 1 }
      }
    }
    negations()
  }

  // MARK: Governors

  enum Governor {
    case trigger(Int)
    case count(Int, joint: Bool)
    case coordination(Int)
    case including(Int, noun: Int?)
  }

  private mutating func link(_ index: Int) {
    let quantity = clause.quantities[index]
    let own = quantity.head.flatMap { clause.has($0, .measureNoun) ? clause.lexeme($0).measure : ruin($0) }
    // "قارب يقل 80 مهاجرا", "من بين 80 مهاجرا": how many there were, whatever became of them.
    if own == nil || own == .displaced, isCarried(quantity.terms.lowerBound) { return }
    let governor = governor(before: quantity.terms.lowerBound, isJoined: isJoined(quantity.terms.lowerBound))
    var parent: ArabicLink.Parent?
    if let bracket = bracketParent(of: quantity.terms.lowerBound, measure: own) { parent = .link(bracket) }
    if case .including = governor { parent = parent ?? latest() }
    // "إصابتان منهم"
    if clause.has(quantity.phraseEnd, .including), parent == nil { parent = latest() }
    if case .coordination(let other) = governor, own == nil || links[other].measure == own, parent == nil {
      parent = links[other].parent
    }
    if let own, let head = quantity.head {
      let measure =
        paired(own, head) ?? overriding(own, governor, quantity) ?? buried(own, quantity, governor) ?? own
      let rule = quantity.form == "dual" ? "arabic.dual_noun" : "arabic.counted_noun"
      add(.quantity(index), measure, trigger: head, rule: rule, parent: matching(parent, measure), quantity)
      return
    }
    if let governor, let (measure, term, rule) = decision(governor), fits(measure, quantity, distance: term),
      !isOvertaken(term, quantity)
    {
      let alive = measure == .killed && clause.has(term, .leave) && isAlive(after: quantity.phraseEnd)
      add(.quantity(index), alive ? .rescued : measure, trigger: term, rule: rule, parent: parent, quantity)
      return
    }
    if let (measure, term) = totalBehind(quantity) ?? after(quantity), fits(measure, quantity, distance: term) {
      add(.quantity(index), measure, trigger: term, rule: "arabic.subject_first", parent: nil, quantity)
    } else if let head = quantity.head, clause.has(head, .event), !clause.has(head, .personPlural) {
      add(.quantity(index), .attacks, trigger: head, rule: "arabic.counted_event", parent: nil, quantity)
    } else if let term = rubble(after: quantity), quantity.head.map({ clause.has($0, .personPlural) }) ?? true {
      add(.quantity(index), .missing, trigger: term, rule: "arabic.under_rubble", parent: nil, quantity)
    } else if parent != nil, quantity.head == nil, let last = links.last {
      // "314 مصابا، حالة 28 منهم حرجة"
      add(.quantity(index), last.measure, trigger: last.trigger, rule: "arabic.of_them", parent: parent, quantity)
    }
  }

  private mutating func add(
    _ subject: ArabicLink.Subject, _ measure: Measure, trigger: Int, rule: String, parent: ArabicLink.Parent?,
    _ quantity: ArabicQuantity
  ) {
    let first = quantity.head.map { min($0, quantity.terms.lowerBound) } ?? quantity.terms.lowerBound
    links.append(
      ArabicLink(
        subject: subject, measure: measure, trigger: trigger, rule: rule, parent: parent,
        terms: first..<max(quantity.phraseEnd, quantity.terms.upperBound)))
  }

  /// What a governor says about the number: measure, word and rule.
  private func decision(_ governor: Governor) -> (Measure, Int, String)? {
    switch governor {
    case .trigger(let term): clause.lexeme(term).measure.map { (joint($0, term) ?? $0, term, "arabic.governed") }
    case .count(let term, let joint):
      clause.lexeme(term).measure.map { (joint ? .casualties : $0, term, "arabic.count_of") }
    case .coordination(let other): (links[other].measure, links[other].trigger, "arabic.joined")
    case .including(let term, let noun):
      (noun.flatMap { clause.lexeme($0).measure } ?? links.last?.measure ?? earlier).map {
        ($0, noun ?? links.last?.trigger ?? term, "arabic.including")
      }
    }
  }

  /// "استشهد وأصيب العشرات": two outcomes over one number are casualties.
  private func joint(_ measure: Measure, _ term: Int) -> Measure? {
    guard clause.isJoined(term), clause.has(term - 1, [.past, .gerund]), !clause.has(term - 1, .third),
      let other = clause.lexeme(term - 1).measure,
      Set([measure, other]) == [.killed, .injured]
    else { return nil }
    return .casualties
  }

  /// The nearest word before `start` that governs it.
  func governor(before start: Int, isJoined: Bool) -> Governor? {
    var term = start - 1
    // "عدد المفقودين … تجاوز 9000": the verb ties its subject to the number.
    var seenArrow = isReached(start)
    var limit = start - (clause.isWord(start - 1, clause.words.to) ? Self.farReach : Self.reach)
    while term >= 0, term >= limit {
      if clause.isBreak(term) { return nil }
      if let aside = clause.relativeAside(endingAt: term) {
        limit -= term - aside
        term = aside - 1
        continue
      }
      if clause.isMark(term, ")") {
        term = opening(of: term) - 1
        continue
      }
      if let other = links.lastIndex(where: { $0.terms.contains(term) }) {
        // "من 632 شخصا إلى 820"
        let isRange =
          clause.isWord(start - 1, clause.words.to)
          && clause.isWord(links[other].terms.lowerBound - 1, clause.words.from)
        return isJoined || isRange || isListed(start, after: links[other].terms.upperBound) ? .coordination(other) : nil
      }
      if let other = clause.quantity(around: term), clause.quantities[other].phraseEnd <= start {
        // Times and shares between a verb and its number are no obstacle.
        guard clause.quantities[other].role != .count else { return nil }
        term = min(clause.quantities[other].terms.lowerBound, clause.quantities[other].head ?? term) - 1
        continue
      }
      if clause.has(term, .including) {
        // "من بين القتلى 3 أطفال"
        if clause.has(term + 1, .measureNoun), term + 1 < start { return .including(term, noun: term + 1) }
        // "سقوط ضحايا بينهم 7 أطفال", "توفي من بينهم مهاجر": the word before it says what became of them.
        let isOwn = clause.has(term - 1, [.measureNoun, .past]) && clause.quantity(around: term - 1) == nil
        return .including(
          term, noun: isOwn && clause.lexeme(term - 1).measure != nil && !clause.has(term - 1, .total) ? term - 1 : nil)
      }
      if isMeasure(term, [.past, .gerund]), clause.lexeme(term).measure != nil, !isNoun(term, before: start),
        !sinksVessel(term)
      {
        return .trigger(term)
      }
      // "إجمالي حالات الانتشال: 784"
      if seenArrow, clause.has(term, .gerund), clause.has(term - 1, [.collective, .total]) { return .trigger(term) }
      if clause.has(term, .measureNoun), !clause.has(term - 1, .including),
        let count = count(term, before: start, seenArrow, isWide: limit < start - Self.reach)
      {
        return count
      }
      if clause.has(term, .cueVerb), !clause.has(term, [.leave, .rise]) { return nil }
      // "عدد الإصابات التي وصلت المستشفى بلغ 17": the verb of the total stands behind the relative clause.
      if clause.has(term, .relative), !isReached(start) { return nil }
      if clause.isMark(term, ":") || clause.isWord(term, clause.words.to) || clause.has(term, .rise)
        || clause.isMark(term, "=")
      {
        seenArrow = true
      }
      term -= 1
    }
    return nil
  }

  private func isMeasure(_ term: Int, _ classes: WordClass) -> Bool {
    clause.has(term, classes) && !clause.terms[term].clitics.contains(.the)
  }

  /// "إصابة" is a noun for one injured where no person follows it, and the act of injuring where one does.
  private func isNoun(_ term: Int, before start: Int) -> Bool {
    clause.has(term, .measureNoun) && start - term > 3
  }

  /// A measure noun before its number: "عدد الشهداء: 73", "والجرحى إلى 600", "الشهداء 12".
  private func count(_ term: Int, before start: Int, _ seenArrow: Bool, isWide: Bool) -> Governor? {
    guard clause.lexeme(term).value != 2, clause.lexeme(term).measure != nil else { return nil }
    let isCounted = (term - 3..<term).contains { clause.has($0, .total) } && (isWide || start - term <= Self.reach)
    let isDefinite = clause.terms[term].clitics.contains(.the)
    guard
      isCounted && (seenArrow || start - term <= 4) || seenArrow && isDefinite && start - term <= 6
        || isDefinite && start - term <= 1
    else { return nil }
    let joined =
      clause.isJoined(term) && clause.has(term - 1, .measureNoun) && clause.lexeme(term - 1).measure != nil
      && clause.quantity(around: term - 1) == nil
    let joint = joined && clause.lexeme(term - 1).measure != clause.lexeme(term).measure
    return .count(term, joint: joint)
  }

  /// "… ومن النساء 12,400": the group stands between "and" and its number.
  private func isJoined(_ start: Int) -> Bool {
    clause.isJoined(start)
      || clause.has(start - 1, .personPlural) && clause.isWord(start - 2, clause.words.from)
        && clause.isJoined(start - 2)
  }

  /// "5 رجال، 3 نساء": a list goes on with a comma.
  private func isListed(_ start: Int, after end: Int) -> Bool { clause.isComma(start - 1) && start - end <= 2 }

  func opening(of close: Int) -> Int {
    var term = close - 1
    while term > 0, !clause.isMark(term, "(") { term -= 1 }
    return term
  }

  // MARK: Parts

  private func latest() -> ArabicLink.Parent? {
    guard let last = links.indices.last else { return earlier == nil ? nil : .earlier }
    return links[last].parent ?? .link(last)
  }

  private func matching(_ parent: ArabicLink.Parent?, _ measure: Measure) -> ArabicLink.Parent? {
    switch parent {
    case .link(let other): links[other].measure == measure ? parent : nil
    case .earlier: earlier == measure ? parent : nil
    case nil: nil
    }
  }

  /// "7 شهداء (6 جدد + 1 انتشال)": what stands in brackets behind a number of the same measure is part of it.
  private func bracketParent(of start: Int, measure: Measure?) -> Int? {
    var term = start - 1
    while term >= 0, !clause.isBreak(term), !clause.isMark(term, ")") {
      if clause.isMark(term, "(") {
        guard let other = links.lastIndex(where: { $0.terms.upperBound <= term }),
          term - links[other].terms.upperBound <= 1, measure == nil || measure == links[other].measure
        else { return nil }
        return other
      }
      term -= 1
    }
    return nil
  }
}
