import LedgerTypes

extension AuditCheck {
  /// Words that a body did not write.
  static let quoteNotInDocument = AuditCheck(
    "quote-not-in-document", .high,
    """
    Words with a figure stand between quotation marks as a body's own, and none of that body's own texts in the ledger \
    has them, although one of the three days before is there. They stand in another body's own text (then they belong \
    to that one) or in none, which is said of bulletins only: an outlet may have them in another article. Case, punctuation and \
    spacing do not count; omissions ("…") are allowed.
    """
  ) { context, check in
    context.table.quotations.compactMap { quotation -> Finding? in
      guard !quotation.isInOwn, !quotation.words.isEmpty,
        quotation.elsewhere != nil || context.table.documents[quotation.own].author >= 0
      else { return nil }
      let fact = context.fact(quotation.fact)
      let other = quotation.elsewhere.map { context.name(ofOwnText: $0) }
      let place =
        other.map { "stand in \($0)" } ?? "stand in no own text of a body in the ledger"
      return Finding(
        check,
        facts: [quotation.fact]
          + [quotation.elsewhere, quotation.own].compactMap { $0 }.compactMap {
            context.documents[$0].first
          }, in: context.table,
        text:
          "\(context.publisher(fact)) quotes \(context.origin(fact)) with “\(quotation.words)”; the words are not in "
          + "\(context.name(ofOwnText: quotation.own)) and \(place).")
    }
  }

  /// A difference of percentages is no percentage.
  static let percentAndPoints = AuditCheck(
    "percent-and-points", .medium,
    """
    A sentence gives two shares and calls their difference per cent, where it is percentage points: from 40 % to 30 % \
    is ten points, and a quarter.
    """
  ) { context, check in
    context.documents.flatMap { range -> [Finding] in
      zip(range, range.dropFirst()).compactMap { before, after -> Finding? in
        let (first, second) = (context.fact(before), context.fact(after))
        guard first.measure == .share, second.measure == .share, first.sentence == second.sentence,
          first.bound == .exact, second.bound == .exact, first.scale == 0, second.scale == 0, first.low != second.low,
          let words = context.table.shareSentences[first.sentence]
        else { return nil }
        let points = abs(first.low - second.low)
        guard Percentages.differences(in: words).contains(points), points * 100 != points * first.low else {
          return nil
        }
        return Finding(
          check, facts: [before, after], in: context.table,
          text: "From \(context.words(before)) to \(context.words(after)) is called a change of \(points) per cent.",
          arithmetic: "\(max(first.low, second.low)) − \(min(first.low, second.low)) = \(points) percentage points; "
            + "\(points) ÷ \(first.low) = \(StatedInterval(points).asPercent(of: StatedInterval(first.low))?.words ?? "?") %"
        )
      }
    }
  }
}

extension AuditContext {
  /// A body's own text in words: who, and when.
  fileprivate func name(ofOwnText document: Int) -> String {
    let text = table.documents[document]
    let author = text.author >= 0 ? table.origins[text.author].name : table.publishers[text.publisher] ?? ""
    return "\(author)'s text of \(AuditContext.day(text.published, text.published))"
  }
}

/// Percentages by which something changes, in words.
enum Percentages {
  private static let causes: Set<Substring> = ["by", "of", "drop", "fall", "rise", "increase", "decrease", "decline"]

  /// The numbers of "by 10 %", "a drop of 10 percent"; not those of "10 percentage points".
  static func differences(in sentence: String) -> [Int] {
    let words = sentence.lowercased().replacing("%", with: " % ").replacing("per cent", with: "percent")
      .split { $0.isWhitespace || $0 == "," || $0 == "." || $0 == "-" }
    return words.indices.compactMap { index in
      guard let number = Int(words[index]), index > 0, index + 1 < words.count, causes.contains(words[index - 1]),
        words[index + 1] == "%" || words[index + 1] == "percent"
      else { return nil }
      return index + 2 < words.count && words[index + 2].hasPrefix("point") ? nil : number
    }
  }
}
