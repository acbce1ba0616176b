"""Section H: what documents say must not steer a terminal, a browser, a spreadsheet or a database."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

from .engine import Row

# What somebody may put into a headline or an outlet's name.
EVIL = [
    "\x1b[2J\x1b]0;owned\x07", "\x1b]8;;http://t\x07link\x1b]8;;\x07", "\x1b]52;c;cm0=\x07", "\x9b31m", "a\b\bb\rc",
    "\u202egnp.exe", "a\u200bb\u2066c", "\u2028\u2029", "\ufeffname", "\x7f\x80\x85",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</textarea></title>",
    "{{7*7}}${7*7}", "<!-- --!>", "]]>", "&lt;b&gt;&amp;", "javascript:alert(1)",
    "[x](javascript:alert(1))", "![](http://t/)", "`a` | b | c", "<u>u</u>", "\\| \\", "[^1]: note", "# head", "***",
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "safe\n=cmd()", "\uff1d1",
    "'); DROP TABLE entry;--", "100%_", "\" OR 1=1", "%n%s%x", "$(reboot)", "`reboot`", "no", "1e3", "NaN",
    "宽宽宽宽宽", "👩‍👩‍👧‍👦", "e\u0301e\u0301", "a" * 900,
]
SAFE_TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td",
    "bdi", "a", "dl", "dt", "dd", "details", "summary", "figure", "figcaption", "svg", "g", "path", "line", "rect", "text",
    "circle", "polyline", "polygon", "defs", "marker", "ul", "ol", "li", "blockquote", "section", "header", "footer", "main",
    "caption", "desc", "abbr", "em", "strong", "code", "pre", "br", "hr", "span", "div", "small", "time", "colgroup", "col", "nav",
    "article", "mark", "q", "cite", "sup", "sub", "b", "i", "tspan", "lineargradient", "stop", "pattern", "clippath",
}


def poisoned(folder: Path) -> None:
    """One document for each evil string: as headline, outlet, address, identifier, language and in the text."""
    with open(folder / "t.jsonl", "w", encoding="ascii") as file:
        for number, evil in enumerate(EVIL):
            text = f"{evil} Group said {number + 2} people were killed.\n\"The {evil} raid killed 12\", said Ann {evil} Bee."
            file.write(json.dumps({
                "id": evil, "title": evil, "publisher": evil, "url": evil if number % 2 else f"http://x.example/{evil}",
                "language": evil, "published": "2024-01-02", "text": text}) + "\n")


def clean(result):
    """Reads HTML as a browser does: nothing but the program's own elements, and no address that runs."""
    faults = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag not in SAFE_TAGS:
                faults.append(f"<{tag}>")
            for name, value in attributes:
                if name.startswith("on") or name in ("src", "srcdoc", "action", "formaction"):
                    faults.append(f"{name}={value}")
                if name in ("href", "xlink:href") and not (value or "").startswith(("http://", "https://", "#")):
                    faults.append(f"{name}={value}")

    Reader(convert_charrefs=True).feed(result.text)
    if "<table" not in result.text and "<svg" not in result.text:
        faults.append("no table")
    return f"the page holds {faults[:3]}" if faults else None


def lossless(result):
    """The cells give back what the documents said, and every record has all of them."""
    rows = list(csv.reader(io.StringIO(result.text, newline=""), strict=True))
    if len({len(row) for row in rows}) != 1:
        return f"records of {({len(row) for row in rows})} cells"
    cells = {cell for row in rows for cell in row}
    lost = [evil for evil in EVIL if evil not in cells and len(evil) < 900]
    return f"lost {lost[:3]!r}" if lost else None


def unarmed(result):
    """No cell that runs as a formula, in any of its lines; numbers stay numbers."""
    for row in csv.reader(io.StringIO(result.text, newline="")):
        for cell in row:
            for line in cell.splitlines() or [""]:
                start = line.lstrip(" \u00a0\t\ufeff")[:1]
                if start and start in "=+-@\uff1d\uff0b\uff0d\uff20" and not cell.lstrip("-").replace(".", "").isdigit():
                    return f"the cell {cell!r} would run"
    return None


def squared(result):
    """Every row of a Markdown table has as many cells as its head."""
    width = 0
    for line in result.text.splitlines():
        bars = line.replace("\\\\", "").replace("\\|", "").count("|") if line.startswith("|") else 0
        if bars and width and bars != width:
            return f"{bars} bars, not {width}: {line[:200]}"
        width = bars
    plain = result.text.replace("\\<", "").replace("\\[", "").replace("\\!", "")
    for word in ("<script", "<img", "<u>", "<!--", "[x](", "![]("):
        if word in plain:
            return f"Markdown holds {word}"
    return None


IN = "ledger extract t.jsonl --now 2024-01-03 2>/dev/null; "
REPORTS = "$(ledger report nonsense 2>&1 | sed 's/.*are: //; s/,//g')"
CHECKS = "$(ledger audit --help | sed -n 's/^  \\([a-z-]*\\) (.*/\\1/p')"


def row(id: str, what: str, run: str, status: int = 0, **more) -> Row:
    return Row(id, what, IN + run, status, make=poisoned, **more)


ROWS = [
    row("H01", "formulas in cells are guarded on request", "ledger report claims --csv --excel-safe", raw=True, check=unarmed),
    row("H01", "formulas in every report", f"for r in {REPORTS}; do ledger report $r --csv --excel-safe -o $r.csv || exit 9; "
        "done; cat *.csv", raw=True, check=unarmed),
    row("H02", "cells are lossless without it", "ledger report claims --csv", raw=True,
        check=lossless),
    row("H03", "markup in names: pages of every report", f"for r in {REPORTS}; do ledger report $r --html || exit 9; done",
        check=clean),
    row("H03", "markup in names: the chart", "ledger report citations --svg || ledger report citations --html", check=clean),
    row("H04", "Markdown in names: every report", f"for r in {REPORTS}; do ledger report $r --md || exit 9; done",
        check=squared),
    row("H04", "Markdown in names: the audit", "ledger audit", check=squared),
    row("H05", "terminal sequences: every listing", "ledger documents && ledger runs && ledger sources && ledger search raid && "
        "ledger report && ledger inspect t.jsonl && ledger limits && ledger verify", out="\\u{1B}[2J"),
    row("H05", "terminal sequences: every claim explained", "for c in $(ledger report claims --csv | grep -aoE "
        "'^[0-9a-f]{16}' | head -80); do ledger why $c || exit 9; done", out="\\u{1B}[2J"),
    row("H05", "terminal sequences: JSON of everything", f"for r in {REPORTS}; do ledger report $r --json || exit 9; done; "
        "ledger documents --json; ledger runs --json; ledger sources --json; ledger search raid --json; ledger inspect --json "
        "t.jsonl; ledger extract --json --dry-run t.jsonl; ledger verify --json", out="\\u001b[2J"),
    row("H05", "terminal sequences: the audit in every form", "for f in md json sarif junit csv; do ledger audit --$f || exit 9; "
        "done; ledger findings; ledger findings --json"),
    row("H05", "terminal sequences in arguments", "ledger why \"$(printf '\\033[2J')\"; ledger report \"$(printf '\\033[2J')\"; "
        "ledger search \"$(printf '\\033[2J')\"; ledger \"$(printf '\\033[2J')\"; ledger extract --published "
        "\"$(printf '\\033[2J')\" t.jsonl; ledger documents --ledger \"$(printf '\\033[2J')\"", 1, err="\\u{1B}[2J"),
    Row("H05", "terminal sequences in registry, gold, checkpoint, key, bundle and reference", "printf '\\033[2J\\n' > x; mkdir b; "
        "cp x b/checkpoint; chmod 600 x; echo y > t.txt; ledger extract t.txt 2>/dev/null; ledger extract --registry x t.txt; "
        "ledger eval x; ledger verify --since x; ledger checkpoint --signing-key x; ledger import --bundle b --ledger n; "
        "ledger reference import x --name y; ledger verify --key \"$(cat x)\"; true"),
    row("H06", "a name with line ends stays on its line", "ledger documents | wc -l; ledger sources | grep -c '^=cmd()'; true",
        out=f"{len(EVIL)}\n0"),
    *[row("H07", f"names that mean something to SQL: {name}", f"ledger report claims --csv --publisher \"{name}\"; ledger report "
          f"claims --csv --source \"{name}\" --place \"{name}\" --measure killed; ledger verify", raw=True, out="ok")
      for name in ["'); DROP TABLE entry;--", "100%_", "%", "_", "*", "\\\" OR 1=1", "x' --"]],
    *[row("H07", f"words that mean something to the index: {words}", f"ledger search -- '{words}'; ledger search raid",
          out="raid") for words in ["\"", "NEAR(", "a OR", "*", "raid*", "-raid", "^raid", "title:raid", "(", "{a b}:c", "AND",
                                    "NOT raid", "%", "_", "\"\"\"", "raid + killed", "\\"]],
    row("H08", "JSON stands in a page", "ledger report claims --json; ledger extract --json --dry-run t.jsonl",
        out=["\\u003cscript>", "\\u2028", "!<script", "!</"]),
    row("H10", "formats and shells in names", "ledger documents", out=["%n%s%x", "$(reboot)"]),
    row("H11", "wide, joined and long names keep a table square", "ledger report document --md", check=squared),
    Row("H12", "the largest numbers in a chart", "ledger extract t.jsonl 2>/dev/null; ledger report timeline --html", check=clean,
        out=["!nan", "!NaN", "!inf"], make=lambda folder: (folder / "t.jsonl").write_text("\n".join(
            json.dumps({"published": f"2024-01-0{day}", "text": f"A total of {number} people have been killed in Gaza since "
                        "October."}) for day, number in enumerate(["0", "999999999999999999", "1", "123456789012345678"], 1)))),
    row("H16", "a private key is in no output", "ledger key new k >/dev/null; (ledger key show k; ledger checkpoint -o c "
        "--signing-key k; ledger export --bundle b; ledger verify; ledger backup d; ledger --version; ledger checkpoint -o e "
        "--signing-key k --ledger nowhere; cat c k.last-signed) > all 2>&1; s=$(cut -d+ -f5- k); test ${#s} -gt 20 && "
        "! grep -raF \"$s\" all b c d facts.ledger"),
]
