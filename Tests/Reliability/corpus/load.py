"""Section J: inputs that cost more than their size. The doubling driver measures times; here everything just ends."""

import json

from .engine import Row


def line(id: str, what: str, text: str, **more) -> Row:
    return Row(id, what, "ledger extract t.jsonl; ledger report > /dev/null; ledger audit > /dev/null", err="1 document",
               make=lambda folder: (folder / "t.jsonl").write_text(json.dumps({"text": text, **more})))


WIRES = ["Reuters", "Agence France-Presse", "Associated Press"]


def relayed(folder):
    """Outlets that cite each other in a circle."""
    with open(folder / "t.jsonl", "w") as file:
        for number in range(300):
            file.write(json.dumps({
                "publisher": f"{WIRES[number % 3]}", "published": "2024-01-02",
                "text": f"According to {WIRES[(number + 1) % 3]}, {number + 5} people were killed in Gaza."}) + "\n")


def crowd(folder):
    """Many documents with the same figures for the same day."""
    with open(folder / "t.jsonl", "w") as file:
        for number in range(10_000):
            file.write(json.dumps({
                "publisher": f"Outlet {number % 50}", "published": "2024-01-02", "title": "Raid",
                "text": f"The Ministry of Health in Gaza said 12 people were killed in Gaza. No {number}."}) + "\n")


def names(folder):
    """A source of its own for every document."""
    with open(folder / "t.jsonl", "w") as file:
        for number in range(10_000):
            file.write(json.dumps({"published": "2024-01-02", "text": f"The Nr{number}xy Relief Group said {number + 2} people "
                                   "were killed."}) + "\n")


KEYS = json.dumps({"text": "The raid killed 12 people.", **{f"k{number}": number for number in range(200_000)}})
SAME = "for i in 1 2 3; do ledger extract t.jsonl --ledger $i --now 2024-01-02 --origin x 2>/dev/null; sha256sum < $i; done | uniq | wc -l"

ROWS = [
    line("J01", "commas and digits without end", "1," * 2_000_000 + " killed"),
    line("J01", "one letter without end", "The raid killed " + "a" * 4_000_000 + "!"),
    Row("J02", "200,000 members in one object", "ledger extract --dry-run t.jsonl", err="1 claim",
        make=lambda folder: (folder / "t.jsonl").write_text(KEYS)),
    Row("J02", "three runs give one file", SAME, make=relayed, out="1\n"),
    Row("J02", "three runs give one report", "ledger extract t.jsonl 2>/dev/null; for i in 1 2 3; do (ledger report --now "
        "2024-01-03; ledger audit --json --now 2024-01-03; ledger sources) | sha256sum; done | uniq | wc -l", make=relayed, out="1\n"),
    Row("J03", "10,000 sources", "ledger extract t.jsonl; ledger report > /dev/null; ledger sources > /dev/null", make=names,
        err="10,000 sources"),
    Row("J05", "10,000 equal figures", "ledger extract t.jsonl; ledger report > /dev/null", make=crowd, err="10,000 claims"),
    Row("J05", "10,000 equal figures, audited", "ledger extract t.jsonl; ledger audit > /dev/null", make=crowd, err="10,000 claims"),
    line("J07", "200,000 quotes within each other", "\u201c" * 200_000 + "The raid killed 12 people." + "\u201d" * 200_000),
    line("J07", "a million brackets", "(" * 1_000_000 + "The raid killed 12 people." + ")" * 1_000_000),
    line("J08", "100,000 clauses without a full stop", "the raid killed 12 people and " * 100_000),
    line("J08", "a sentence of commas", "killed, " * 200_000),
    line("J08", "a sentence of speakers", "Ann Bee said that " * 50_000 + "12 people were killed."),
    Row("J10", "outlets that cite each other in a circle", "ledger extract t.jsonl 2>/dev/null; ledger report citations; ledger audit "
        "circular-citation", make=relayed, out="Reuters"),
]
