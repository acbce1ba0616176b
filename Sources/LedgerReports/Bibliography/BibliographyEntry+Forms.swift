import LedgerTypes

extension BibliographyEntry {
  /// An entry of BibLaTeX: `@online` where there is an address, else `@report` or `@misc`.
  var bibtex: String {
    let type = url != nil ? "online" : kind == .report ? "report" : "misc"
    // Names of bodies in braces: they are no persons with a first and a last name.
    let fields: [(name: String, value: String?)] = [
      ("author", (author ?? publisher).map { "{\(Self.tex($0))}" }), ("title", title.map { "{\(Self.tex($0))}" }),
      (kind == .report ? "institution" : "organization", publisher.map(Self.tex)),
      ("date", published?.description), ("langid", language.map(Self.tex)), ("url", url.map(Self.verbatim)),
      ("urldate", url == nil ? nil : accessed?.description), ("note", Self.tex(note)),
    ]
    let lines = fields.compactMap { field in field.value.map { "  \(field.name) = {\($0)}" } }
    return "@\(type){\(key),\n\(lines.joined(separator: ",\n"))\n}\n"
  }

  /// Text in which nothing is a command of TeX.
  private static func tex(_ text: String) -> String {
    var result = ""
    for scalar in DisplayEscape.visible(text).unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "{", "}", "#", "$", "%", "&", "_": result += "\\" + String(scalar)
      case "\n", "\r", "\t": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An address, which TeX takes as it is but for what would end the field.
  private static func verbatim(_ url: String) -> String {
    DisplayEscape.visible(url).replacing("\\", with: "%5C").replacing("{", with: "%7B").replacing("}", with: "%7D")
      .replacing(" ", with: "%20")
  }

  /// A record of RIS: a tag of two letters, two blanks, a hyphen and a blank, CRLF.
  var ris: String {
    let type = kind == .report ? "RPRT" : kind == .article ? "NEWS" : url == nil ? "GEN" : "ELEC"
    func slashes(_ date: CivilDate) -> String {
      let parts = date.description.split(separator: "-", omittingEmptySubsequences: false)
      return (0..<3).map { $0 < parts.count ? String(parts[$0]) : "" }.joined(separator: "/") + "/"
    }
    let lines: [(tag: String, value: String?)] = [
      ("TY", type), ("ID", key), ("AU", (author ?? publisher).map { $0 + "," }), ("TI", title), ("T2", publisher),
      ("PB", publisher), ("PY", published.map { "\($0.year)" }), ("DA", published.map(slashes)), ("LA", language),
      ("UR", url), ("Y2", accessed.map(slashes)), ("N1", note), ("ER", ""),
    ]
    return lines.compactMap { line in
      line.value.map { "\(line.tag)  - \(DisplayEscape.visible($0).replacing("\n", with: " "))\r\n" }
    }.joined()
  }

  /// CSL-JSON 1.0: a list of items.
  static func csl(_ entries: [BibliographyEntry]) -> [UInt8] {
    var json = JSONBuffer()
    json.array { json in
      for entry in entries { json.object { entry.appendMembers(to: &$0) } }
    }
    json.endLine()
    return json.bytes
  }

  private func appendMembers(to json: inout JSONBuffer) {
    json.member("id", key)
    json.member("type", kind == .report ? "report" : kind == .article ? "article-newspaper" : "document")
    if let title { json.member("title", title) }
    if let name = author ?? publisher {
      json.key("author")
      json.array { json in json.object { $0.member("literal", name) } }
    }
    if let publisher {
      json.member("container-title", publisher)
      json.member("publisher", publisher)
    }
    json.date("issued", published)
    json.date("accessed", accessed)
    if let language { json.member("language", language) }
    if let url { json.member("URL", url) }
    json.member("note", note)
  }
}

extension JSONBuffer {
  /// Writes a member with a date as CSL has it.
  fileprivate mutating func date(_ name: StaticString, _ date: CivilDate?) {
    guard let date else { return }
    key(name)
    object { json in
      json.key("date-parts")
      json.array { json in
        json.array { json in
          for part in [date.year, date.month, date.day] { if let part { json.value(part) } }
        }
      }
    }
  }
}
