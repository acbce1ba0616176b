"""Section D: dates, clocks and locales."""

import json

from .claims import documents
from .engine import Row

LOOK = "ledger extract --json --dry-run t.jsonl"


def line(id: str, what: str, text: str, expected: dict, notice: str = "", **members) -> Row:
    """A row about one text: fields of its document and of its first claim."""

    def check(result):
        found = documents(result)
        if isinstance(found, str) or not found or "error" in found[0]:
            return f"no document: {found}"
        claims = found[0]["claims"]
        fields = {**found[0]["document"], **(claims[0] if claims else {})}
        wrong = {name: fields.get(name) for name, value in expected.items() if fields.get(name) != value}
        codes = [notice["code"] for notice in found[0]["document"]["notices"]]
        if notice and notice not in codes:
            return f"no notice {notice}; there are {codes}"
        return f"found {wrong}, not {expected}" if wrong else None

    return Row(id, what, LOOK, check=check,
               make=lambda folder: (folder / "t.jsonl").write_text(json.dumps({"text": text, **members})))


KILLED = "The raid killed 12 people."
NOT_DAYS = ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "-001-01-01", "10000-01-01", "99999",
            "2026-1-1", "20260101", "2026-01-01T24:00:00Z", "yesterday", "2026-01-32", "٢٠٢٦-٠١-٠١", ""]

ROWS = [
    *[Row("D01", f"no day of the calendar: {day!r}", f"echo x > t.txt; ledger extract --dry-run --published '{day}' t.txt",
          64, err="--published") for day in NOT_DAYS],
    *[Row("D01", f"no time: {time!r}", f"echo x > t.txt; ledger extract --dry-run --now '{time}' t.txt", 64, err="--now")
      for time in ["2026-01-01T24:00:00Z", "2016-12-31T23:59:60Z", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z"]],
    *[line("D01", f"a document's own date is none: {day!r}", KILLED, {"published": None}, "metadata", published=day)
      for day in ["2026-02-30", "2025-02-29", "2026-13-01", "03/04/2026", "yesterday"]],
    line("D02", "day or month first", "On 03/04/2026 the raid killed 12 people.", {"as_of": None}),
    line("D03", "the year 0", "In the year 0 the raid killed 12 people.", {"as_of": None}),
    line("D03", "the year 99999", "By 1 May 99999 the raids had killed 12 people.", {"as_of": None}),
    line("D04", "an article of the future", KILLED, {"published": "2099-01-01"}, "future_date", published="2099-01-01"),
    Row("D05", "a clock that jumps from 2045 to 1999", "echo 'The raid killed 12 people.' > a.txt; echo 'The raid killed "
        "13 people.' > b.txt; ledger extract --now 2045-06-01T00:00:00Z a.txt; ledger extract --now 1999-01-01T00:00:00Z "
        "b.txt; ledger verify; ledger documents", out=["clock", "a.txt", "b.txt"]),
    Row("D05", "a clock of 1970", "echo 'The raid killed 12 people.' > a.txt; ledger extract --now 1970-01-01T00:00:00Z "
        "a.txt", err="1 claim"),
    *[line("D06", f"a day that needs the document's: {day}", f"The raid killed 12 people {day}.", {"as_of": None})
      for day in ["on Sunday", "yesterday", "overnight", "on Monday night", "last week"]],
    line("D06", "a day that the document's date decides", "The raid killed 12 people on Sunday.", {"as_of": "2024-03-31"},
         published="2024-04-02"),
    line("D06", "the day after a leap day", "The raid killed 12 people yesterday.", {"as_of": "2024-02-29"},
         published="2024-03-01"),
    Row("D07", "the document and the user say different days", "echo 'Title' > t.txt; echo 'GAZA, 22 December 2023 (Wire)"
        " - The raid killed 12 people.' >> t.txt; ledger extract --json --dry-run --published 2023-12-24 t.txt",
        out=['"code":"date_conflict"', '"published":"2023-12-24"']),
    *[line("D08", f"a date of another calendar: {day}", f"By {day} the raids had killed 12 people.", {"as_of": None},
           published="2024-04-02") for day in ["12 Ramadan 1445", "1 Nisan 5784", "14 Farvardin 1403"]],
    *[Row("D09", f"the same under {setting}", f"printf '%s' '{json.dumps({'text': text})}' > t.jsonl; {LOOK} > a; "
          f"{setting} {LOOK} > b; cmp a b && ledger extract --now 2024-01-01 --origin x t.jsonl && ledger report "
          f"--now 2024-01-01 > c; {setting} ledger report --now 2024-01-01 > d; cmp c d")
      for text in ["Istanbul: the RAID KILLED 1,234 people on Sunday. MİT said 5 died."]
      for setting in ["LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8", "LC_ALL=ar_EG.UTF-8", "LC_ALL=de_DE.UTF-8", "LC_ALL=C",
                      "LC_ALL=", "LC_ALL=garbage LANG=garbage", "TZ=garbage", "TZ=:/dev/zero", "TZ=Pacific/Kiritimati"]],
    line("D10", "a day count without a known start", "On Day 123 of the strike, 12 people were killed.", {"epoch": None}),
    line("D11", "an hour without a zone", "Updated 23:30. The raid killed 12 people.", {"as_of": None}),
    Row("D12", "one address, two texts", "ledger extract t.jsonl; ledger documents --json",
        make=lambda folder: (folder / "t.jsonl").write_text("".join(
            json.dumps({"url": "https://example.org/a", "text": f"The raid killed {number} people."}) + "\n"
            for number in (12, 13))),
        check=lambda result: None if result.text.count("https://example.org/a") == 2 else "not two documents"),
]
