/// Articles as the benchmarks use them: each text by itself, and all of them as one JSON Lines file.
struct Corpus {
  let texts: [[UInt8]]
  let jsonLines: [UInt8]
  /// Where each article's line stands in `jsonLines`, without its end.
  let lines: [Range<Int>]
  let textBytes: Int

  init(count: Int, claimPercent: Int, seed: UInt64 = 7) {
    var generator = ArticleGenerator(seed: seed, claimPercent: claimPercent)
    var texts: [[UInt8]] = []
    var jsonLines: [UInt8] = []
    var lines: [Range<Int>] = []
    for number in 0..<count {
      let article = generator.article()
      texts.append(Array(article.text.utf8))
      let start = jsonLines.count
      let members = [
        ("id", "a\(number)"), ("title", article.title), ("publisher", article.publisher),
        ("published", article.published), ("text", article.text),
      ]
      let line = members.map { "\"\($0.0)\": \"\(Self.escaped($0.1))\"" }.joined(separator: ", ")
      jsonLines += Array("{\(line)}".utf8)
      lines.append(start..<jsonLines.count)
      jsonLines.append(10)
    }
    self.texts = texts
    self.jsonLines = jsonLines
    self.lines = lines
    textBytes = texts.reduce(0) { $0 + $1.count }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
