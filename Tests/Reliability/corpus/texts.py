"""Sections A to D: texts that are broken or made to deceive, and what is found in them."""

import json

from .claims import documents, mistraced, text
from .engine import Row

LOOK = "ledger extract --json --dry-run"


def file(id: str, what: str, data: bytes, name: str = "t.txt", run: str = "", **more) -> Row:
    """A row about one file."""
    return Row(id, what, run or f"{LOOK} {name}", make=lambda folder: (folder / name).write_bytes(data), **more)


def traced(expected: str):
    """Checks that every span leads to its words in a text that is not what the file holds."""

    def check(result):
        found = documents(result)
        return found if isinstance(found, str) else mistraced(found[0], expected)

    return check


def crowd(result):
    """A document with more figures than are kept says so."""
    found = documents(result)
    if isinstance(found, str):
        return found
    count = len(found[0]["claims"])
    codes = [notice["code"] for notice in found[0]["document"]["notices"]]
    return None if count == 10_000 and "claim_limit" in codes else f"{count} claims, notices {codes}"


KILLED = b"The raid killed 12 people."
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")

A = [
    file("A01", "an empty file", b"", run="ledger extract t.txt; ledger documents --json", err="0 claims",
         out="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    file("A01", "an empty file has a notice", b"", out='"code":"empty_text"'),
    file("A01", "an empty file of JSON Lines", b"", name="t.jsonl", err="0 documents"),
    file("A02", "blanks and line ends alone", b" \n\r\n\t \n", out='"code":"empty_text"'),
    Row("A03", "5 GiB of nothing", "truncate -s 5G t.txt; ledger extract --dry-run t.txt", 1, err="larger than 64 MiB"),
    Row("A03", "5 GiB of nothing, given as a ledger", "truncate -s 5G t; ledger documents --ledger t", 1,
        err="not a ledger"),
    Row("A03", "endless standard input", "cat /dev/zero | ledger extract --dry-run -", 1, err="larger than 64 MiB"),
    Row("A03", "endless JSON Lines without a line end", "(printf '{\"text\":\"'; yes | tr -d '\\n' | head -c 300000000)"
        " | ledger extract --dry-run -", 1, err="line 1: larger than 20 MiB"),
    Row("A04", "one line of 60 MB", "yes 'The raid killed 12 people and wounded 40 in the town.' | tr '\\n' ' '"
        " | head -c 60000000 > t.txt; ledger extract --json --dry-run t.txt | grep -o '\"code\":\"[a-z_]*\"'",
        out=["long_line", "text_limit", "claim_limit"]),
    *[Row("A04", f"60 MB of {what}", f"yes {unit} | {joined}head -c 60000000 > t.txt; ledger extract --dry-run t.txt",
          err="1 document")
      for what, unit, joined in [
          ("short sentences", "'a. '", "tr -d '\\n' | "), ("line ends", "''", ""), ("quotes", "'\"a\" '", "tr -d '\\n' | "),
          ("short lines", "'12 killed'", ""), ("rows", "'| 12 | killed |'", ""),
          ("Arabic", "'قتل 12 شخصا و'", "tr -d '\\n' | "), ("opening quotes", "'“'", "tr -d '\\n' | ")]],
    *[file("A05", f"invalid UTF-8: {bad.hex(' ')}", b"Title\n\nOn " + bad + b" day, the raid killed 12 people.\n",
           out=['"code":"invalid_utf8"', '"value":"12"'])
      for bad in map(bytes.fromhex, ["c0af", "eda080", "f4908080", "80", "e282", "ff", "f8888080"])],
    file("A05", "invalid UTF-8, refused", b"The raid \xc0\xaf killed 12.", run="ledger extract --strict t.txt", status=1,
         err="t.txt, byte 10: invalid UTF-8"),
    file("A05", "invalid UTF-8 in a JSON line", b'{"text":"The raid \xe2\x82 killed 12 people."}', name="t.jsonl",
         out=['"code":"invalid_utf8"', '"value":"12"']),
    file("A06", "a byte order mark is of the file, not of the text", b"\xef\xbb\xbfTitle\n\n" + KILLED,
         out='"value":"12"', check=traced("Title\n\n" + KILLED.decode())),
    file("A06", "a byte order mark before JSON Lines", b'\xef\xbb\xbf{"text":"' + KILLED + b'"}', name="t.jsonl",
         out='"value":"12"', check=traced(KILLED.decode())),
    file("A08", "UTF-32", "The raid killed 12 people.".encode("utf-32"), status=1, err="UTF-32 is not read"),
    file("A08", "UTF-32 without a mark", "The raid killed 12 people.".encode("utf-32-le"), check=lambda result: None
         if '"value":"12"' not in result.text else "reads numbers between NUL bytes"),
    file("A10", "UTF-7 is not decoded", b"Title\n\nThe raid +ADw-b+AD4- killed 12 people.", out="+ADw-b+AD4-"),
    file("A11", "NUL bytes separate", b"Title\n\nThe raid killed 12\0 people.\0 Then 1\x000000 others.",
         out=['"value":"12"', '"code":"nul"', "!1\\u00000000\""]),
    text("A12", "line ends of every kind count their bytes", "A raid.\r\nIt\rkilled\x0b12\x0cpeople.\x85Six "
         "were wounded.\u2028Four died.\u2029\n\r", "killed 12; injured 6; killed 4"),
    file("A13", "mojibake is left as it is", "Title\n\nThe raid killed 12 people in BogotÃ¡.".encode(), out="BogotÃ¡"),
    file("A14", "ISO-2022-JP", b"\x1b$B%F%9%H\x1b(B killed 12 people.", status=1, err="ISO-2022 escape sequences"),
    *[file("A15", f"{name} named as a text", data + b"\0\1\2 killed 12 people", status=1, err="not text")
      for name, data in [("a program", b"\x7fELF\2\1\1"), ("a PNG", PNG), ("a JPEG", b"\xff\xd8\xff\xe0"),
                         ("a PDF", b"%PDF-1.7"), ("a ZIP", b"PK\3\4"), ("gzip", b"\x1f\x8b\x08")]],
    Row("A16", "a file name that is not UTF-8", "printf 'The raid killed 12 people.' > \"$(printf 'caf\\351.txt')\"; "
        "ledger extract caf*; ledger documents", out="caf\\xE9.txt", err="1 claim"),
    Row("A16", "two file names that look alike once repaired", "printf 'The raid killed 12 people.' > \"$(printf "
        "'\\351.txt')\"; printf 'The raid killed 13 people.' > \"$(printf '\\352.txt')\"; "
        f"{LOOK} *.txt", out=['"value":"12"', '"value":"13"', "\\\\xE9.txt", "\\\\xEA.txt"]),
]

B = [
    text("B01", "an override around a number", "The raid killed \u202e34,500\u202c people.", "killed 34500", "bidi"),
    *[text("B01", f"U+{ord(mark):04X} before a number", f"The raid killed {mark}12 people.", "killed 12", "bidi")
      for mark in "\u202a\u202b\u202d\u2066\u2067\u2068\u200e\u200f\u061c"],
    *[text("B02", f"U+{ord(mark):04X} inside a number", f"The raid killed 34{mark}500 people.", "", "invisible")
      for mark in "\u200b\u200c\u200d\u2060\ufeff"],
    *[text("B03", f"U+{ord(mark):04X} inside a number", f"The raid killed 34{mark}500 people.", "", "invisible")
      for mark in "\u00ad\u3164\u2800"],
    text("B04", "text in tag characters", "The raid killed 12" + "".join(chr(0xE0000 + ord(c)) for c in "34") +
         " people.", "killed 12", "hidden"),
    text("B04", "a variation selector", "The raid killed 12\ufe00 people.", "killed 12", "hidden"),
    *[text("B05", f"letters that look like digits: {word}", f"The raid killed {word} people.")
      for word in ["l00", "1O0", "З", "\u04c0", "1\u0417", "O", "5OO"]],
    text("B06", "Arabic-Indic digits in an Arabic text", "قتل ٣٤٥ شخصا في الغارة.", "killed 345"),
    text("B06", "Eastern Arabic-Indic digits", "قتل ۳۴۵ شخصا في الغارة.", "killed 345"),
    *[text("B06", f"{name} digits", f"The raid killed {digits} people.")
      for name, digits in [("Devanagari", "३४"), ("Thai", "๓๔"), ("fullwidth", "３４"), ("Bengali", "৩৪")]],
    text("B07", "one number in two scripts", "The raid killed 3٤ people."),
    text("B07", "one number in two scripts, Arabic", "قتل 3٤ شخصا في الغارة."),
    *[text("B08", f"a numeral that is no digit: {sign}", f"The raid killed {sign} people.") for sign in "Ⅻ㊿¾⑫"],
    text("B08", "a footnote's superscript", "The raid killed 12² people.", "killed 12"),
    *[text("B09", f"digits of another design: {digits}", f"The raid killed {digits} people.")
      for digits in ["𝟑𝟒", "🯳🯴"]],
    Row("B10", "one name in two normal forms is two names", "ledger extract t.jsonl; ledger sources",
        make=lambda folder: (folder / "t.jsonl").write_text("\n".join(
            json.dumps({"text": f"According to {name}, 12 people were killed."})
            for name in ["M\u00e9dico Group", "Me\u0301dico Group"])),
        out=["M\u00e9dico Group", "Me\u0301dico Group"]),
    text("B11", "100,000 combining marks on one letter", "The Me" + "\u0301" * 100_000 + "dico Group said 12 people "
         "were killed.", "killed 12"),
    text("B11", "100,000 combining marks on a digit", "The raid killed 1" + "\u0301" * 100_000 + "2 people."),
    *[file("B12", f"a lone surrogate: {escape}", b'{"text":"The raid killed 12 ' + escape.encode() + b' people."}',
           name="t.jsonl", status=1, err=["line 1, byte", "lone surrogate"])
      for escape in ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x", "\\udc00\\ud800"]],
    text("B13", "noncharacters and private use", "The \ufffe\uffff\ue000 raid killed 12 people.", "killed 12"),
    *[text("B14", f"case is folded in ASCII alone: {word}", f"The raid {word} 12 people.", claims)
      for word, claims in [("k\u0131lled", ""), ("K\u0130LLED", ""), ("KILLED", "killed 12"), ("\u212aILLED", "")]],
    Row("B15", "a name with a letter of another alphabet is kept apart", "ledger extract t.jsonl; ledger sources",
        make=lambda folder: (folder / "t.jsonl").write_text(json.dumps(
            {"text": "R\u0435uters said 12 people were killed. Reuters said 13 people were killed."})),
        out=["R\u0435uters", "Reuters"]),
    Row("B15", "names that look alike are listed", "ledger extract t.jsonl; ledger sources --confusable",
        make=lambda folder: (folder / "t.jsonl").write_text(json.dumps(
            {"text": "R\u0435uters said 12 people were killed. Reuters said 13 people were killed."})),
        out=["R\\u{435}uters: looks like", "mixes alphabets", "Reuters: looks like"]),
    text("B16", "a sign behind the number", "قتل 500- شخصا.", "killed 500"),
]

C = [
    text("C01", "a number of 400 digits", "The raid killed 1" + "0" * 400 + " people.", "", "long_number"),
    text("C01", "a number of a million digits", "The raid killed " + "9" * 1_000_000 + " people.", "", "long_number"),
    *[text("C02", f"no number in prose: {word}", f"The raid killed {word} people.")
      for word in ["1e400", "1E5", "0x10", "inf", "NaN", "1_000", "+-5", "1e-3", "0b11", "١e5"]],
    *[text("C03", f"beyond 18 digits: {word}", f"The raid killed {word} people.", "", "long_number")
      for word in ["18446744073709551616", "9223372036854775808", "1000000000000000000"]],
    text("C03", "18 digits", "The raid killed 999999999999999999 people.", "killed 999999999999999999"),
    text("C04", "Indian grouping", "The floods displaced 1,00,000 people and affected 12,34,567 people.",
         "displaced 100000; affected 1234567"),
    *[text("C05", f"point and comma: {word}", f"The raid killed {word} people.", claims)
      for word, claims in [("1,000", "killed 1000"), ("1,000.5", ""), ("1.000,5", ""), ("1.5", "")]],
    text("C05", "a group by points may be a fraction", "The floods displaced 1.000 people.", "displaced 1000",
         "ambiguous_grouping"),
    *[text("C06", f"grouped by {what}", f"The floods displaced 1{sign}000 people.", "displaced 1000")
      for what, sign in [("a no-break space", "\u00a0"), ("a narrow space", "\u202f"), ("an apostrophe", "'"),
                         ("a raised comma", "\u2019"), ("a blank", " "), ("a thin space", "\u2009")]],
    *[text("C07", f"malformed grouping: {word}", f"The raid killed {word} people.", claims)
      for word, claims in [("1,000,00", ""), ("1,0000", ""), ("1,,000", ""), ("12,", "killed 12"), (",12", ""),
                           ("1,00", ""), ("0,001", ""), ("1,000,", "killed 1000")]],
    text("C08", "a number across lines is not joined", "The raid killed 34,\n500 people.", "killed 34"),
    *[text("C09", f"range or sign: {words}", f"The raid killed {words} people.", claims)
      for words, claims in [("-5", ""), ("\u22125", ""), ("5\u20137", "killed range 5 7"), ("5-7", "killed range 5 7"),
                            ("5 to 7", "killed range 5 7"), ("between 5 and 7", "killed range 5 7")]],
    *[text("C10", f"leading noughts: {word}", f"The raid killed {word} people.", claims)
      for word, claims in [("007", "killed 7"), ("0", "killed 0 negated"), ("00", "killed 0 negated"), ("0.0", "killed 0 negated")]],
    *[text("C11", f"share or not: {words}", f"The raid killed 100 people, {words} of them women.", claims)
      for words, claims in [
          ("100%", "killed 100; share 100"), ("70 per cent", "killed 100; share 70"),
          ("70 pc", "killed 100; share 70"), ("99.9999999999 %", "killed 100; share 99.9999999999"),
          ("1 in 10", "killed 100; share 10"), ("0.1\u2030", "killed 100")]],
    text("C11", "points are no share", "Deaths rose by 3 percentage points."),
    *[text("C12", f"words for numbers: {words}", f"The floods displaced {words} people.", f"displaced {value}")
      for words, value in [
          ("twenty-three thousand four hundred", "23400"), ("a dozen", "12"), ("dozens of", "vague dozens"),
          ("scores of", "vague scores"), ("half a million", "500000"), ("2.3k", "2300"), ("1.5 mn", "1500000"),
          ("3 lakh", "300000"), ("1 crore", "10000000")]],
    *[text("C13", f"bounds: {words}", f"The raid killed {words} people.", f"killed {value}")
      for words, value in [
          ("nearly 35,000", "nearly 35000"), ("more than 35,000", "more_than 35000"), ("at least 12", "at_least 12"),
          ("up to 12", "at_most 12"), ("as many as 12", "at_most 12"), ("some 35,000", "approx 35000"),
          ("35,000-plus", "more_than 35000"), ("35,000+", "at_least 35000")]],
    *[text("C14", f"no figure of people: {words}", words)
      for words in [
          "The war of 1948 killed hopes.", "Call 555-0199 to report deaths.", "ISBN 978-3-16-148410-0 on the dead.",
          "The raid hit 192.168.0.1 at 10:30.", "United won 3-2 in the killing heat.", "Version 1.2.3 was killed off.",
          "Damage from the deadly storm is $5m.", "A 5-year-old saw the killing.", "Resolution 2728 deplores killings.",
          "Flight 370 and its dead."]],
    text("C15", "three figures, three roles", "The raid killed 1,200 and injured 3,400, 70% of them women.",
         "killed 1200; injured 3400; share 70"),
    *[text("C16", f"not asserted: {words}", words, claims)
      for words, claims in [
          ("The army did not kill 500 people.", "killed 500 denied"),
          ("The army denied that 500 people were killed.", "killed 500 denied"),
          ("If 500 people were killed, the army would say so.", "killed 500 hypothetical")]],
    text("C17", "a quote within a quote", "The agency said the ministry had said 500 people were killed.", "killed 500"),
    text("C19", "numbers in an address", "See https://example.org/12-killed?dead=500&x=40-wounded for more."),
    file("C20", "a million numbers", b"12 killed, " * 1_000_000, check=crowd),
    text("C21", "one sentence 10,000 times", "The raid killed 12 people. " * 9_999, "; ".join(["killed 12"] * 9_999)),
    text("C22", "a correction", "Correction: An earlier version of this article said 500 people were killed; it is 471.",
         "killed 500"),
    Row("C23", "no binary fraction holds a quoted number", "ledger extract --json --dry-run t.jsonl | "
        "grep -o '\"low\":[^,]*'; ! grep -rlE '[^a-zA-Z]Double[(]' $ROOT/Sources/LedgerTypes $ROOT/Sources/LedgerStore/Entries",
        make=lambda folder: (folder / "t.jsonl").write_text(json.dumps({"text": "The raid killed 100 people, 33.33333333% of "
                                                                       "them men and 0.1% children."})),
        out=['"low":33.33333333', '"low":0.1']),
    text("C24", "two rules over one number", "At least 12 people were killed and 12 were killed.",
         "killed at_least 12; killed 12"),
]

ROWS = [*A, *B, *C]
