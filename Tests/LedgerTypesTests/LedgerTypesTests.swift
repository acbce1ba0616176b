import LedgerDigest
import LedgerTypes
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: ["0", "7", "-7", "20000", "66.67", "-0.5", "0.00000000000000001", "999999999999999999"])
  func readsAndWrites(text: String) throws {
    let value = try #require(ExactDecimal(parsing: text))
    #expect(value.description == text)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "+5", "007", "1,000", "1e3", "0x10", "inf", "1_0", " 1", "1 ", "1.2.3", "1000000000000000000",
    "٣",
  ])
  func refuses(text: String) { #expect(ExactDecimal(parsing: text) == nil) }

  @Test func equalNumbersAreEqualValues() throws {
    #expect(ExactDecimal(parsing: "1.50") == ExactDecimal(coefficient: 15, scale: 1))
    #expect(ExactDecimal(coefficient: 500, scale: 2).wholeNumber == 5)
    #expect(ExactDecimal(coefficient: 501, scale: 2).wholeNumber == nil)
    let small = try #require(ExactDecimal(parsing: "0.00000000000000001"))
    #expect(ExactDecimal(0) < small)
    #expect(small < ExactDecimal(999_999_999_999_999_999))
    #expect(!(ExactDecimal(2) < ExactDecimal(coefficient: 15, scale: 1)))
  }
}

@Suite struct CivilDateTests {
  @Test func leapYearsAreThoseOfTheGregorianCalendar() {
    #expect(CivilDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2100, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
  }

  @Test func countsDaysBothWays() throws {
    for number in stride(from: -719_162, through: 2_932_896, by: 97) {
      let date = try #require(CivilDate(daysSince1970: number))
      #expect(date.daysSince1970 == number)
      #expect(CivilDate(iso: date.description) == date)
    }
    #expect(CivilDate(daysSince1970: -719_163) == nil)
    #expect(CivilDate(daysSince1970: 2_932_897) == nil)
  }

  @Test(arguments: [
    "2025-02-29", "2026-02-30", "2026-13-01", "2026-00-01", "0000-01-01", "10000-01-01", "2026-1-1", "26-01-01",
    "2026-01-01T24:00:00Z", "2026-01-01T10:60", "2026-01-01T10:00:60Z", "2026-01-01T", "2026-01-01T1",
    "2026-01-01Tnoon",
    "2026/01/01", "2026-01-01x", "", "2026-",
  ])
  func refuses(text: String) { #expect(CivilDate(iso: text) == nil) }

  @Test func knowsWeekdaysAndPrecision() throws {
    let day = try #require(CivilDate(iso: "2023-12-22"))
    #expect(day.weekday == 5)
    #expect(day.adding(days: -76)?.description == "2023-10-07")
    let month = try #require(CivilDate(iso: "2012-08"))
    #expect(month.daysSince1970 == nil)
    #expect(try month < #require(CivilDate(iso: "2012-08-01")))
    #expect(CivilDate(iso: "2023-12-22T10:00:00Z") == day)
  }

  @Test func intervalsHaveTwoEnds() throws {
    let first = try #require(CivilDate(iso: "1957-11-07"))
    #expect(AsOf(first, through: first) == AsOf(first))
    #expect(AsOf(first, through: first.adding(days: 1)).description == "1957-11-07/1957-11-08")
  }
}

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2026-11-24T05:42:00Z", "2026-11-24T05:42:00Z"), ("2026-11-24t07:42:00.999+02:00", "2026-11-24T05:42:00Z"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"), ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ("2026-03-01T00:30:00+01:00", "2026-02-28T23:30:00Z"),
  ])
  func reads(text: String, utc: String) throws {
    #expect(try #require(Timestamp(rfc3339: text)).description == utc)
  }

  @Test(arguments: [
    "", "2026-11-24", "2026-11-24T05:42Z", "2026-11-24T05:42:00", "2026-11-24T24:00:00Z", "2026-11-24T05:42:60Z",
    "2026-02-30T00:00:00Z",
    "2026-11-24T05:42:00.Z", "2026-11-24T05:42:00+2:00", "2026-11-24T05:42:00+02:60", "0001-01-01T00:00:00+01:00",
    "2026-11-24T05:42:00ZZ",
    "2026-11-24 05:42:00Z", "2026-11-24T05:42:0٠Z",
  ])
  func refuses(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

  @Test func countsSeconds() throws {
    let time = try #require(Timestamp(secondsSince1970: 1_700_000_000))
    #expect(time.description == "2023-11-14T22:13:20Z")
    #expect(time.date.description == "2023-11-14")
    #expect(Timestamp(secondsSince1970: Int.max) == nil)
    #expect(Timestamp(secondsSince1970: -100_000_000_000) == nil)
  }
}

@Suite struct IdentityTests {
  @Test func claimIDsHaveSixteenDigits() throws {
    let id = try #require(ClaimID(hex: "00ff0123456789ab"))
    #expect(id.description == "00ff0123456789ab")
    for text in ["", "00FF0123456789ab", "00ff0123456789a", "00ff0123456789abc", "0x"] {
      #expect(ClaimID(hex: text) == nil)
    }
    let range = try #require(ClaimID.range(ofPrefix: "00f"))
    #expect(range.contains(id))
    #expect(range.lowerBound.description == "00f0000000000000")
    #expect(range.upperBound.description == "00ffffffffffffff")
    #expect(ClaimID.range(ofPrefix: "00ff0123456789ab") == id...id)
    #expect(ClaimID.range(ofPrefix: "g") == nil)
  }

  @Test func digestsAreThoseOfTheStandard() throws {
    let empty = SHA256.digest([])
    #expect(empty.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.digest(Array("abc".utf8)).description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    #expect(Digest(hex: empty.description) == empty)
    #expect(Digest(hex: empty.description.uppercased()) == nil)
    #expect(Digest(bytes: [1]) == nil)
    #expect(ClaimID(empty).description == "e3b0c44298fc1c14")
  }

  @Test func spansAreHalfOpen() {
    #expect(TextSpan(1, 3).overlaps(TextSpan(2, 4)))
    #expect(!TextSpan(1, 3).overlaps(TextSpan(3, 4)))
    #expect(TextSpan(1, 3).union(TextSpan(5, 6)) == TextSpan(1, 6))
    #expect(TextSpan(1, 6).contains(TextSpan(1, 6)))
    #expect(TextSpan(2, 2).isEmpty)
  }
}
