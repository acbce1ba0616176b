import LedgerTypes

/// One step of a chain: who it names, and whether who was told passes it on.
extension Attributor {
  /// Whether the one who was told passes it on: not the publisher itself, and not just "journalists" (G12).
  mutating func relays(_ hearer: Range<Int>) -> Bool {
    // "told this newspaper"
    if page.isWord(hearer.lowerBound, "this"), page.classes(hearer.upperBound - 1).contains(.bodyNoun) { return false }
    let name = name(hearer)
    // "reporters in Jos"
    let end = hearer.dropFirst().first { page.classes($0).contains(.preposition) } ?? hearer.upperBound
    let head = end - 1
    if page.isWord(head, "reporters") || page.isWord(head, "journalists") || page.isWord(head, "conference")
      || hearer.count <= 2 && page.isWord(head, "media") && page.classes(hearer.lowerBound).contains(.determiner)
      || hearer.count <= 2 && page.isWord(head, "press")
    {
      return false
    }
    guard isPassingOn(name, hearer) else { return false }
    if let publisher = reader.matcher.context.publisher {
      if isPublisher(name.core, Array(publisher.utf8)) { return false }
      if let record = name.record, record == reader.matcher.source(named: publisher) { return false }
    }
    return true
  }

  /// "told the Comet" in the Daily Comet: every word is one of the publisher's name.
  private func isPublisher(_ core: Range<Int>, _ publisher: [UInt8]) -> Bool {
    // "told ACR" in what Atlantic Coast Radio publishes
    if core.count == 1, page.tokens[core.lowerBound].flags.contains(.allCapitals) {
      let initials = NameKey.words(of: publisher).map { publisher[$0.lowerBound] }
      if page.bytes[page.tokens[core.lowerBound].range].elementsEqual(initials) { return true }
    }
    let own = NameKey.words(of: publisher).map { NameKey.key(of: Array(publisher[$0])) }
    return core.allSatisfy { token in
      guard page.tokens[token].kind == .word else { return true }
      let word = NameKey.key(of: Array(page.bytes[page.tokens[token].range]))
      return word.isEmpty || own.contains(word)
    }
  }

  private func isPassingOn(_ name: SourceNamer.Name, _ hearer: Range<Int>) -> Bool {
    switch name.kind {
    case .newsAgency, .newsOutlet: return true
    case .unknown, .person: return hearer.contains { page.tokens[$0].isCapital } && !name.isPerson
    default:
      return hearer.contains { page.isWord($0, "reporter") || page.isWord($0, "correspondent") }
    }
  }

  mutating func name(_ range: Range<Int>) -> SourceNamer.Name {
    if let known = names.suffix(64).last(where: { $0.range == range }) { return known.name }
    let name = namer.name(range, &reader.matcher)
    names.append((range, name))
    return name
  }

  mutating func hop(
    _ number: Int, _ range: Range<Int>, _ cue: TextSpan?, _ sentence: Int, apposed: Range<Int>? = nil,
    standingFor member: Range<Int>? = nil
  ) -> SourceHop {
    var name = name(range)
    var resolved: Range<Int>?
    if let member {
      resolved = member.count <= 2 && isShortName(member) ? fullName(member) ?? member : member
    } else if let apposed, name.record == nil, !name.isPerson || !isProper(name.core.upperBound - 1) {
      resolved = apposed
    } else if name.record == nil || page.classes(range.upperBound - 1).contains(.bodyNoun),
      let reference = reference(range), name.record == nil || reference.isSort
    {
      resolved = antecedent(reference, sentence: sentence, before: range.lowerBound)
      if let found = resolved, let again = self.reference(found) {
        // "He" is "the spokesman", who has a name further back.
        let place = (0...sentence).last { page.sentences[$0].first <= found.lowerBound } ?? sentence
        resolved = antecedent(again, sentence: place, before: found.lowerBound) ?? found
      }
      if let short = resolved, short.count <= 2, isShortName(short), let full = fullName(short) { resolved = full }
    } else if name.record == nil, name.core.count <= 2, name.isPerson || name.kind == .unknown, isShortName(name.core) {
      resolved = fullName(name.core)
    } else if name.record == nil, name.core.count == 1, page.tokens[name.core.lowerBound].flags.contains(.allCapitals) {
      resolved = expansion(of: name.core.lowerBound)
    } else if name.record == nil, isIndefiniteMonitor(range) {
      resolved = namedLater(sentence)
    }
    if let resolved { name = self.name(resolved) }
    let span = spanWithStop(range)
    var text = namer.text(name)
    if name.record == nil, resolved == nil, name.core.upperBound == range.upperBound, span.end > page.span(range).end {
      text += "."
    }
    return SourceHop(
      hop: number, span: span, cue: cue, resolved: resolved.map { page.span($0) }, name: text, id: namer.id(name),
      kind: name.kind, alias: name.alias)
  }

  /// The words with the last full stop of "U.N.", which ends its sentence too, or of a word cut short.
  private func spanWithStop(_ range: Range<Int>) -> TextSpan {
    let span = page.span(range)
    let stop = UInt8(ascii: ".")
    guard page.bytes[span.end] == stop, span.count > 2 else { return span }
    let isInitials = page.bytes[span.end - 2] == stop && page.bytes[span.end - 1] &- 65 < 26
    // "Teso Broadcasting Corp. said"
    let isShort = page.bytes[span.end + 1] == UInt8(ascii: " ") && page.bytes[span.end + 2] &- 97 < 26
    return isInitials || isShort ? TextSpan(span.start, span.end + 1) : span
  }

  /// A word of a name, and no noun for a person.
  private func isProper(_ token: Int) -> Bool {
    page.tokens[token].isCapital && page.classes(token).isDisjoint(with: [.personSingular, .title, .sourceNoun])
  }

  func isShortName(_ core: Range<Int>) -> Bool {
    core.allSatisfy {
      page.isAllCapitals
        ? page.classes($0).isSubset(of: .startsPhrase)
        : page.tokens[$0].isCapital && !page.tokens[$0].flags.contains(.allCapitals)
    }
  }

  /// "a monitor said": somebody whom the next sentences may name.
  private func isIndefiniteMonitor(_ range: Range<Int>) -> Bool {
    guard let head = range.last else { return false }
    if page.isWord(head, "monitor") || page.isWord(head, "watchdog") || page.isWord(head, "ngo") { return true }
    // "an aid group", "the rights group" of a headline
    guard page.isWord(head, "group") || page.isWord(head, "organisation") || page.isWord(head, "organization"),
      range.count > 1
    else { return page.isWord(head, "charity") }
    return page.isWord(head - 1, "monitoring") || page.isWord(head - 1, "rights") || page.isWord(head - 1, "aid")
      || page.isWord(head - 1, "relief")
  }

  private mutating func namedLater(_ sentence: Int) -> Range<Int>? {
    var index = sentence
    while index < min(sentence + 3, page.sentences.count) {
      for place in frames(of: index) {
        for source in frames[place].sources {
          let name = name(source)
          if name.kind == .monitor || name.kind == .ngo || name.kind == .redCrossCrescent, name.record != nil {
            return source
          }
        }
      }
      index += 1
    }
    return nil
  }
}
