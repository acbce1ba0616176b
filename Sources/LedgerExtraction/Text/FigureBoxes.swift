/// Boxes of key figures, where a number and its label are lines of their own.
struct FigureBoxes {
  let tokens: [Token]
  let lexicon: Lexicon

  /// "1,200" or "1.3 million" on a line of its own.
  func isNumber(_ sentence: Sentence) -> Bool {
    let count = sentence.end - sentence.first
    guard count <= 2, tokens[sentence.first].kind == .digits else { return false }
    return count == 1 || lexicon.classes[Int(tokens[sentence.first + 1].lexeme)].contains(.magnitude)
  }

  /// A short line about people or houses that lacks its number.
  private func isLabel(_ sentence: Sentence) -> Bool {
    sentence.end - sentence.first <= 14 && !sentence.classes.contains(.digits)
      && !sentence.classes.isDisjoint(with: [.measureNoun, .trigger, .intransitive, .measureAdjective])
  }

  /// In boxes of key figures a number and its label are lines of their own; joined they are one sentence.
  func join(_ sentences: inout [Sentence]) {
    guard let first = sentences.firstIndex(where: { isNumber($0) }) else { return }
    // The label stands first where one opens the box and another number ends it.
    let labelFirst =
      first > 0 && isLabel(sentences[first - 1]) && !(first + 1 < sentences.count && isTail(first, sentences))
    var joined: [Sentence] = []
    joined.reserveCapacity(sentences.count)
    var index = 0
    while index < sentences.count {
      let next = index + 1
      let (number, label) = labelFirst ? (next, index) : (index, next)
      guard next < sentences.count, isNumber(sentences[number]), isLabel(sentences[label]) else {
        joined.append(sentences[index])
        index = next
        continue
      }
      var sentence = sentences[index]
      sentence.end = sentences[next].end
      sentence.classes.formUnion(sentences[next].classes)
      sentence.isLine = true
      joined.append(sentence)
      index = next + 1
    }
    sentences = joined
  }

  /// Whether the last number of the box has a label behind it.
  private func isTail(_ first: Int, _ sentences: [Sentence]) -> Bool {
    var last = first
    while last + 2 < sentences.count, isNumber(sentences[last + 2]) { last += 2 }
    return last + 1 < sentences.count && isLabel(sentences[last + 1])
  }
}
