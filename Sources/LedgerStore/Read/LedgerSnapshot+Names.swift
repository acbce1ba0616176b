import LedgerTypes

extension LedgerSnapshot {
  /// The documents of this entry, path, id, address or digest (from eight digits on), oldest first: editions of one page
  /// are several.
  public func documents(called name: String) throws -> [DocumentRecord] {
    let digest = name.lowercased()
    return try documents().filter { document in
      "\(document.seq)" == name || document.path == name || document.id == name || document.url == name
        || (digest.utf8.count >= 8 && document.digest.description.hasPrefix(digest))
    }
  }

  /// The documents whose title has all of these words, oldest first.
  public func documents(titled words: String) throws -> [DocumentRecord] {
    let words = Self.words(of: words)
    return words.isEmpty ? [] : try documents().filter { words.isSubset(of: Self.words(of: $0.title ?? "")) }
  }

  private static func words(of text: String) -> Set<Substring> {
    Set(text.lowercased()[...].split { !$0.isLetter && !$0.isNumber })
  }
}
