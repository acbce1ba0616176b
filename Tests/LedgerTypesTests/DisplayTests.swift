import LedgerTypes
import Testing

@Suite("What reaches a screen or a JSON line")
struct DisplayTests {
  private func json(_ text: String) -> String {
    var buffer = JSONBuffer()
    buffer.value(text)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test("H05: controls, bidirectional and invisible characters are shown as escapes")
  func visible() {
    #expect(DisplayEscape.visible("a\u{1B}[2J\u{9B}\u{7F}") == #"a\u{1B}[2J\u{9B}\u{7F}"#)
    #expect(DisplayEscape.visible("x\u{202E}y\u{200B}z\u{E0041}") == #"x\u{202E}y\u{200B}z\u{E0041}"#)
    #expect(DisplayEscape.visible("one\ntwo\t\r") == #"one\ntwo\t\r"#)
    #expect(DisplayEscape.visible("Médecins 12 ع 😀") == "Médecins 12 ع 😀")
  }

  @Test(
    "JSON strings are safe on a terminal and inside a page",
    arguments: [
      ("a\"\\/b", #""a\"\\/b""#), ("\n\r\t\u{1B}\u{0}", #""\n\r\t\u001b\u0000""#),
      ("\u{2028}\u{202E}\u{9B}", #""\u2028\u202e\u009b""#), ("</script>", #""\u003c/script>""#),
      ("\u{E0041}", #""\udb40\udc41""#), ("é😀ع", #""é😀ع""#),
    ])
  func strings(text: String, expected: String) {
    #expect(json(text) == expected)
  }

  @Test("Numbers keep their digits")
  func numbers() {
    var buffer = JSONBuffer()
    buffer.array { buffer in
      buffer.value(0)
      buffer.value(-120)
      buffer.value(Int.max)
      buffer.value(ExactDecimal(coefficient: 6667, scale: 2))
      buffer.value(ExactDecimal?.none)
    }
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == "[0,-120,9223372036854775807,66.67,null]")
  }
}
