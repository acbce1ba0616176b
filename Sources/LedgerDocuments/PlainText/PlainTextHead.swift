import LedgerTypes

/// What the first lines of a plain-text article say about it: title, byline, date, imprint, dateline.
///
/// ```
/// Rebels shell market town                 title: the first line
/// By Maya Osei                             byline
/// Published: 22 December 2023              leading date
/// Coastline Wire, 22 December 2023         imprint, in place of either
///
/// KAVAR, 22 December 2023 (NNA) — Shells … dateline
/// ```
/// Each value keeps the words that it was read from. A date that two calendars of the world read differently
/// (`03/04/2026`) gives a notice and no date.
struct PlainTextHead {
  /// How many lines with words are looked at.
  private static let depth = 8

  private(set) var metadata = DocumentMetadata()
  private(set) var evidence: [Evidence] = []
  private(set) var notice: Notice?

  /// Reads the head of `text`.
  init(_ text: [UInt8]) {
    let lines = HeadLine.first(Self.depth, of: text)
    for (index, line) in lines.enumerated() {
      if index == 0, readTitle(line, isOnlyLine: lines.count == 1) { continue }
      if readByline(line) || readLeadingDate(line) || readImprint(line) || (index == 1 && readLateTitle(line)) {
        continue
      }
      readDateline(line)
      // The head ends where the prose begins.
      if line.words.count > 160 || line.endsLikeSentence { break }
    }
  }

  /// The first line is the title, unless it is the whole text or a date.
  private mutating func readTitle(_ line: HeadLine, isOnlyLine: Bool) -> Bool {
    guard !isOnlyLine, line.words.count <= DocumentLimits.titleBytes, HeadDate(leading: line) == nil else {
      return false
    }
    set(title: line, rule: "head.first_line")
    return true
  }

  /// After a date, the second line is the title when it does not read as prose.
  private mutating func readLateTitle(_ line: HeadLine) -> Bool {
    guard metadata.title == nil, metadata.published != nil, line.words.count <= 160, !line.endsLikeSentence else {
      return false
    }
    set(title: line, rule: "head.line_after_date")
    return true
  }

  private mutating func set(title line: HeadLine, rule: String) {
    metadata.title = line.string
    evidence.append(Evidence("title", rule: rule, span: line.span))
  }

  /// `By Maya Osei`: a capital follows, and no sentence.
  private mutating func readByline(_ line: HeadLine) -> Bool {
    guard metadata.author == nil, line.words.count <= 120, !line.endsLikeSentence else { return false }
    guard let skipped = ["by ", "written by ", "reported by "].first(where: line.starts(with:))?.utf8.count,
      skipped < line.words.count, let first = line.words.dropFirst(skipped).first,
      first >= 65 && first <= 90 || first >= 0xC3
    else { return false }
    let words = line.words.dropFirst(skipped)
    let found = HeadDate(within: line)
    let name = found.map { Self.name(words, before: $0.span.start) } ?? words
    guard !name.isEmpty else { return false }
    let start = line.span.start + skipped
    metadata.author = String(decoding: name, as: UTF8.self)
    evidence.append(Evidence("author", rule: "head.byline", span: TextSpan(start, start + name.count)))
    if metadata.published == nil, let found, let date = found.date {
      metadata.published = date
      evidence.append(Evidence("published", rule: "head.byline", span: found.span))
    }
    return true
  }

  /// `Maya Osei, [Friday 12 May 2018]`: the name without the date behind it, its weekday and the marks between.
  private static func name(_ words: ArraySlice<UInt8>, before date: Int) -> ArraySlice<UInt8> {
    func trimmed(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      // Dashes begin with E2 80.
      let marks = words.reversed().prefix { " ,|-(".utf8.contains($0) || [0xE2, 0x80, 0x93, 0x94].contains($0) }
      return words.dropLast(marks.count)
    }
    let name = trimmed(words.prefix(max(0, date - words.startIndex)))
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    guard let space = name.lastIndex(where: { $0 == 0x20 || $0 == UInt8(ascii: ",") }),
      days.contains(where: { name[(space + 1)...].map(HeadLine.lower).elementsEqual($0.utf8) })
    else { return name }
    return trimmed(name[...space])
  }

  /// `Coastline Wire, 22 December 2023`: a name and the date that ends the line. Who is called a medium or an office
  /// ("Post", "News", "Ministry") published the text; other names may be of a place or a person.
  private mutating func readImprint(_ line: HeadLine) -> Bool {
    guard metadata.published == nil, line.words.count <= 100, !line.endsLikeSentence,
      let found = HeadDate(within: line), let date = found.date,
      line.words[found.span.end...].allSatisfy({ " )]".utf8.contains($0) }),
      let first = line.words.first, (first >= 65 && first <= 90) || first >= 0xC3
    else { return false }
    let name = Self.name(line.words, before: found.span.start)
    // A name, and no sentence that ends with a date: its parts are divided from it.
    guard !name.isEmpty, name.count + 1 < found.span.start - line.span.start,
      !name.contains(where: { $0 < 0x80 && $0 >= 48 && $0 <= 57 })
    else { return false }
    metadata.published = date
    evidence.append(Evidence("published", rule: "head.imprint", span: found.span))
    let words = name.split { $0 == 0x20 }.map { String(decoding: $0.map(HeadLine.lower), as: UTF8.self) }
    if metadata.publisher == nil, words.contains(where: Self.media.contains) {
      metadata.publisher = String(decoding: name, as: UTF8.self)
      evidence.append(Evidence("publisher", rule: "head.imprint", span: TextSpan(name.startIndex, name.endIndex)))
    }
    return true
  }

  /// Words by which a name is known for a medium's or an office's.
  private static let media: Set<String> = [
    "agency", "broadcasting", "bulletin", "chronicle", "courier", "daily", "digest", "dispatch", "echo", "examiner",
    "express", "gazette", "guardian", "herald", "inquirer", "journal", "mail", "media", "ministry", "mirror", "monitor",
    "network", "news", "observer", "office", "online", "post", "press", "radio", "register", "reporter", "review",
    "sentinel", "service", "standard", "telegraph", "television", "times", "today", "tribune", "tv", "weekly", "wire",
  ]

  /// A line that is a date and nothing else, but for "Published", a weekday or a time.
  private mutating func readLeadingDate(_ line: HeadLine) -> Bool {
    guard metadata.published == nil, let found = HeadDate(leading: line) else { return false }
    guard let date = found.date else {
      notice = Notice(
        code: "ambiguous_date", span: found.span,
        text: "Day and month of this date can be read two ways; --published says which day it is.")
      return true
    }
    metadata.published = date
    evidence.append(Evidence("published", rule: "head.leading_date", span: found.span))
    return true
  }

  /// `KAVAR, 22 December 2023 (NNA) — `: place, date and agency before a dash.
  private mutating func readDateline(_ line: HeadLine) {
    guard !evidence.contains(where: { $0.field == "dateline" }), let end = line.datelineEnd else { return }
    let opening = line.prefix(end)
    let found = HeadDate(within: opening)
    // What opens with a digit is a count, unless the digits are a date.
    guard found != nil || line.opensWithCapitals else { return }
    evidence.append(Evidence("dateline", rule: "head.dateline", span: opening.span))
    if found?.date != nil { readAgency(opening) }
    guard metadata.published == nil, let found, let date = found.date else { return }
    metadata.published = date
    evidence.append(Evidence("published", rule: "head.dateline", span: found.span))
  }
  /// The name in parentheses that ends a dateline after its date publishes the text.
  private mutating func readAgency(_ dateline: HeadLine) {
    let words = dateline.words
    guard metadata.publisher == nil, let close = words.lastIndex(where: { $0 != 0x20 }),
      words[close] == UInt8(ascii: ")"), let open = words.lastIndex(of: UInt8(ascii: "(")), close - open > 2
    else { return }
    let name = words[(open + 1)..<close]
    guard !name.contains(where: { $0 >= 48 && $0 <= 57 }) else { return }
    let start = dateline.span.start + (open + 1 - words.startIndex)
    metadata.publisher = String(decoding: name, as: UTF8.self)
    evidence.append(Evidence("publisher", rule: "head.dateline", span: TextSpan(start, start + name.count)))
  }
}
