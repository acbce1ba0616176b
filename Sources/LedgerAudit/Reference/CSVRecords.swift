/// Reads CSV (RFC 4180), with commas or semicolons or tabs, whichever the header has most of.
enum CSVRecords {
  /// All records; empty lines are left out.
  static func records(of bytes: [UInt8]) -> [[String]] {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let header = bytes.prefix { $0 != 0x0A }
    let marks = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    let mark =
      marks.max { left, right in
        header.count { $0 == left } < header.count { $0 == right }
      } ?? marks[0]
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = bytes.startIndex
    func endField() {
      record.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    func endRecord() {
      endField()
      if record != [""] { records.append(record) }
      record = []
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        guard byte == UInt8(ascii: "\"") else {
          field.append(byte)
          continue
        }
        if index < bytes.endIndex, bytes[index] == byte {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        isQuoted = true
      } else if byte == mark {
        endField()
      } else if byte == 0x0A {
        endRecord()
      } else if byte != 0x0D {
        field.append(byte)
      }
    }
    if !field.isEmpty || !record.isEmpty { endRecord() }
    return records
  }
}
