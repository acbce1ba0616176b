import LedgerTypes
import Testing

@Suite struct NameSkeletonTests {
  @Test(arguments: [
    ("Reuters", "R\u{435}uters"), ("UNICEF", "UNI\u{421}EF"), ("Al Mezan", "Al\u{A0}Mezan"), ("WHO", "\u{FF37}HO"),
    ("caf\u{E9}", "cafe\u{301}"), ("Kavar Group", "Kavar\u{200B} Group"), ("Ministry's", "Ministry\u{2019}s"),
    ("modern", "rnodern"), ("Al-Aqsa", "Al\u{2010}Aqsa"), ("Ill", "1ll"), ("\u{643}\u{64A}", "\u{6A9}\u{6CC}"),
  ])
  func lookAlike(one: String, other: String) {
    #expect(!one.utf8.elementsEqual(other.utf8))
    #expect(NameSkeleton(one) == NameSkeleton(other))
  }

  @Test(arguments: [("Reuters", "Router"), ("WHO", "Who"), ("UN", "UNO"), ("Hamas", "Hamaz")])
  func doNotLookAlike(one: String, other: String) { #expect(NameSkeleton(one) != NameSkeleton(other)) }

  @Test func alphabetsAndHiddenCharactersAreSeen() {
    #expect(NameSkeleton.mixesAlphabets("R\u{435}uters"))
    #expect(!NameSkeleton.mixesAlphabets("Reuters \u{420}\u{418}\u{410}"))
    #expect(!NameSkeleton.mixesAlphabets("\u{648}\u{632}\u{627}\u{631}\u{629} WHO"))
    #expect(NameSkeleton.hasHidden("Ka\u{AD}var"))
    #expect(!NameSkeleton.hasHidden("Kavar-2"))
    #expect(NameSkeleton.spelled("R\u{435}x") == "R\\u{435}x")
  }
}
