/// The cheapest look at every byte: how many digits there are, 16 bytes at a step.
enum ByteScan {
  static func digits(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { buffer in
      var count = 0
      var index = 0
      while index + 16 <= buffer.count {
        // Sixteen counters of one byte each hold the digits of 255 steps.
        var counters = SIMD16<UInt8>()
        var steps = 0
        while steps < 255, index + 16 <= buffer.count {
          let block = buffer.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self) &- 48
          counters = counters.replacing(with: counters &+ 1, where: block .< 10)
          index += 16
          steps += 1
        }
        for lane in 0..<16 { count += Int(counters[lane]) }
      }
      while index < buffer.count {
        if buffer[index] &- 48 < 10 { count += 1 }
        index += 1
      }
      return count
    }
  }
}
