/// The cheapest look at every byte: how many digits there are, eight bytes at a step.
enum ByteScan {
  static func digits(in bytes: [UInt8]) -> Int {
    func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
    return bytes.withUnsafeBytes { buffer in
      var count = 0
      var index = 0
      while index + 8 <= buffer.count {
        // A digit is a byte that differs from "0" by 9 at most.
        let block = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ all(0x30)
        let others = (((block & all(0x7F)) &+ all(0x76)) | block) & all(0x80)
        count += 8 - others.nonzeroBitCount
        index += 8
      }
      while index < buffer.count {
        if buffer[index] &- 48 < 10 { count += 1 }
        index += 1
      }
      return count
    }
  }
}
