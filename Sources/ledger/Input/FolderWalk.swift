import LedgerDocuments

/// Lists the files under a folder, depth first, each folder in the byte order of its names.
///
/// Names that begin with a dot are left alone, symbolic links are not followed, and a folder that was entered
/// once is not entered again, however it is mounted.
struct FolderWalk {
  enum Entry {
    case file(SystemPath)
    case skipped(SystemPath, String)
    case failure(DocumentError)
  }

  private var stack: [(folder: SystemPath, names: ArraySlice<[UInt8]>)] = []
  private var visited: Set<[UInt64]> = []

  /// The extensions of the files that are read.
  static let extensions: Set<String> = ["txt", "md", "jsonl", "ndjson"]

  /// A walk of `folder`; the first entry may be the fault that it cannot be opened.
  init(_ folder: SystemPath) { pending = folder }

  private var pending: SystemPath?

  /// The next entry, or nil at the end.
  mutating func next() -> Entry? {
    if let folder = pending {
      pending = nil
      if let problem = enter(folder) { return problem }
    }
    while var level = stack.popLast() {
      guard let name = level.names.popFirst() else { continue }
      stack.append(level)
      guard name.first != UInt8(ascii: ".") else { continue }
      if let entry = visit(level.folder.appending(name)) { return entry }
    }
    return nil
  }

  private mutating func visit(_ path: SystemPath) -> Entry? {
    do throws(System.Failure) {
      switch try System.status(of: path, following: false).kind {
      case .folder: return enter(path)
      case .symlink: return .skipped(path, "a symbolic link; type its path to read it")
      case .other: return .skipped(path, "not a regular file")
      case .file:
        if Self.extensions.contains(path.fileExtension) { return .file(path) }
        return .skipped(path, "not a .txt, .md, .jsonl or .ndjson file")
      }
    } catch {
      return .failure(DocumentError(.file(error.message), at: DocumentOrigin(path: path.shown)))
    }
  }

  private mutating func enter(_ folder: SystemPath) -> Entry? {
    guard stack.count < DocumentLimits.folderDepth else { return .skipped(folder, "folders nest too deep") }
    do throws(System.Failure) {
      let identity = try System.status(of: folder, following: true).identity
      guard visited.insert(identity).inserted else { return .skipped(folder, "this folder was read already") }
      stack.append((folder, try System.names(in: folder)[...]))
      return nil
    } catch {
      return .failure(DocumentError(.file(error.message), at: DocumentOrigin(path: folder.shown)))
    }
  }
}
