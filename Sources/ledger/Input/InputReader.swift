import LedgerDocuments

/// Reads the inputs that the user typed, in order, into batches of documents.
struct InputReader: ~Copyable {
  private var inputs: ArraySlice<SystemPath>
  private var walk: FolderWalk?
  private var lines: LineReader?

  /// How many bytes decide whether a file without a telling extension is JSON Lines.
  private static let sniffed = 4_096

  /// A reader of files, folders and `-` for standard input.
  init(_ inputs: [SystemPath]) { self.inputs = inputs[...] }

  /// The next batch, or nil when all is read.
  mutating func next() -> InputBatch? {
    var batch = InputBatch()
    while !batch.isFull {
      if var current = lines.take() {
        if current.fill(&batch) { lines = consume current }
      } else if let entry = walk?.next() {
        switch entry {
        case .file(let path): read(path, typed: false, into: &batch)
        case .skipped(let path, let reason): batch.append(.skipped(reason), at: DocumentOrigin(path: path.shown))
        case .failure(let error): batch.append(error)
        }
      } else if let input = inputs.popFirst() {
        walk = nil
        open(input, into: &batch)
      } else {
        break
      }
    }
    return batch.items.isEmpty ? nil : batch
  }

  private mutating func open(_ path: SystemPath, into batch: inout InputBatch) {
    if path.isStandardInput { return readUntold(OpenFile.standardInput, path: "-", into: &batch) }
    do throws(System.Failure) {
      if try System.status(of: path, following: true).kind == .folder {
        walk = FolderWalk(path)
      } else {
        read(path, typed: true, into: &batch)
      }
    } catch {
      batch.append(DocumentError(.file(error.message), at: DocumentOrigin(path: path.shown)))
    }
  }

  private mutating func read(_ path: SystemPath, typed: Bool, into batch: inout InputBatch) {
    let file: OpenFile
    do throws(OpenFile.Refusal) {
      file = try OpenFile(path, following: typed)
    } catch {
      let message =
        switch error {
        case .failure(let failure): failure.message
        case .notRegular: "not a regular file; pass what it gives on standard input, as -"
        }
      return batch.append(DocumentError(.file(message), at: DocumentOrigin(path: path.shown)))
    }
    switch path.fileExtension {
    case "jsonl", "ndjson": lines = LineReader(file, path: path.shown)
    case "txt", "md": readText(file, path: path.shown, into: &batch)
    default: readUntold(file, path: path.shown, into: &batch)
    }
  }

  /// Reads a file whose name does not tell what it holds: JSON Lines when the first non-blank byte is `{`.
  private mutating func readUntold(_ file: consuming OpenFile, path: String, into batch: inout InputBatch) {
    var start: [UInt8] = []
    do throws(System.Failure) {
      while start.count < Self.sniffed, Self.isUndecided(start) {
        if try file.read(upTo: Self.sniffed, into: &start) == 0 { break }
      }
    } catch {
      return batch.append(DocumentError(.file(error.message), at: DocumentOrigin(path: path)))
    }
    if Self.firstByte(start) == UInt8(ascii: "{") {
      lines = LineReader(file, path: path, start: start)
    } else {
      readText(file, path: path, start: start, into: &batch)
    }
  }

  private static func isUndecided(_ bytes: [UInt8]) -> Bool { firstByte(bytes) == nil }

  /// The first byte that is neither a blank nor part of a byte order mark.
  private static func firstByte(_ bytes: [UInt8]) -> UInt8? {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return text.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
  }

  private func readText(
    _ file: borrowing OpenFile, path: String, start: [UInt8] = [], into batch: inout InputBatch
  ) {
    let origin = DocumentOrigin(path: path)
    let limit = DocumentLimits.documentBytes
    guard file.size <= limit else { return batch.append(DocumentError(.tooLarge(limit: limit), at: origin)) }
    let from = batch.bytes.count
    batch.bytes += start
    do throws(System.Failure) {
      // One byte more than the file says shows its end without another call.
      var wanted = max(file.size - start.count + 1, 4_096)
      while try file.read(upTo: wanted, into: &batch.bytes) > 0 {
        guard batch.bytes.count - from <= limit else {
          batch.bytes.removeSubrange(from...)
          return batch.append(DocumentError(.tooLarge(limit: limit), at: origin))
        }
        wanted = 64 << 10
      }
      batch.append(.text(from..<batch.bytes.count), at: origin)
    } catch {
      batch.bytes.removeSubrange(from...)
      batch.append(DocumentError(.file(error.message), at: origin))
    }
  }
}
