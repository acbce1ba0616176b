import LedgerDocuments
import LedgerExtraction

/// One reader, a worker on each processor, one writer.
///
/// A worker takes a whole batch at a time. Results reach the writer in the order of the input, so that what is
/// written does not depend on timing or on the number of workers.
struct ExtractionPipeline {
  /// Results that may wait for an earlier batch, for each worker.
  private static let lead = 3
  /// Bytes of input under way, unless a single batch is larger.
  private static let bytesUnderWay = 128 << 20

  let settings: ExtractionSettings
  let jobs: Int

  /// Reads `inputs` and calls `write` with each batch's result, in order.
  ///
  /// - Throws: what `write` throws; nothing is read after that.
  func run(_ inputs: [SystemPath], write: (BatchResult) throws -> Void) async throws {
    try await withThrowingTaskGroup(of: (Int, BatchResult).self) { workers in
      var reader = InputReader(inputs)
      var ready: [Int: BatchResult] = [:]
      var started = 0
      var written = 0
      var running = 0
      var underWay = 0
      while true {
        // A free worker gets its next batch before the writer is kept busy.
        while running < jobs, started - written < jobs * Self.lead, underWay < Self.bytesUnderWay,
          let batch = reader.next()
        {
          let number = started
          workers.addTask { [settings] in (number, try BatchResult(batch, settings: settings)) }
          started += 1
          running += 1
          underWay += batch.bytes.count
        }
        if let result = ready.removeValue(forKey: written) {
          try write(result)
          written += 1
          underWay -= result.byteCount
        } else if let (number, result) = try await workers.next() {
          running -= 1
          ready[number] = result
        } else {
          return
        }
      }
    }
  }
}
