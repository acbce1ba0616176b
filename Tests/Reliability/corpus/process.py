"""Section K: signals, closed streams, odd arguments and environments."""

import json

from .engine import Row

TEXT = "printf 'Title\\n\\nReuters said the raid killed 12 people.\\n' > t.txt; "
MADE = TEXT + "ledger extract t.txt 2>/dev/null; "


def feed(folder):
    """Enough documents to be interrupted in."""
    with open(folder / "t.jsonl", "w") as file:
        for number in range(12_000):
            file.write(json.dumps({"text": f"The raid killed {number + 2} people. The ministry said {number} were hurt."}) + "\n")


def interrupted(number: int, name: str) -> Row:
    """A signal at eight moments of a run: it ends as the signal asks and leaves no half write; the next run goes on."""
    # In the foreground `timeout` signals once; a second signal would end the program at once.
    return Row("K01", f"SIG{name} in the middle", f"for t in 01 05 1 15 2 3 4 6; do timeout --foreground --preserve-status "
               f"-s {name} 0.$t ledger extract t.jsonl 2>/dev/null; s=$?; test $s = 0 -o $s = "
               f"{128 + number} || exit 9; test ! -e facts.ledger-journal || exit 8; test ! -e facts.ledger.*.new || exit 7; done; "
               "ledger extract t.jsonl", make=feed, err="facts.ledger; ")


COMMANDS = ["--help", "documents", "report", "report --html", "sources", "search raid", "verify", "audit", "inspect t.txt",
            "limits", "runs", "extract --json --dry-run t.txt", "--version"]

ROWS = [
    *[interrupted(number, name) for number, name in [(1, "HUP"), (2, "INT"), (15, "TERM")]],
    Row("K01", "SIGXCPU", "(ulimit -t 1; ledger extract t.jsonl); s=$?; test $s -eq 0 -o $s -eq 152 -o $s -eq 137 || exit 9; ledger "
        "verify > /dev/null; case $? in 0|6) exit 0;; esac; exit 8", make=feed),
    *[Row("K02", f"standard streams closed: {what}", MADE + f"for c in documents 'extract t.txt' verify; do ledger $c {how}; s=$?; "
          "test $s -le 1 || exit $s; done; ledger verify") for what, how in [
              ("input", "<&-"), ("output", ">&-"), ("errors", "2>&-"), ("all", "<&- >&- 2>&-"), ("input and output", "<&- >&-")]],
    Row("K02", "closed streams and a new ledger", TEXT + "ledger extract t.txt <&- >&- 2>&-; ledger documents", out="t.txt"),
    *[Row("K03", f"a full device: {command}", MADE + f"ledger {command} > /dev/full", 1, err="No space left")
      for command in COMMANDS],
    *[Row("K03", f"a reader that has gone: {command}", MADE + f"(ledger {command}; echo $? >&2) | true", err="0\n")
      for command in COMMANDS],
    Row("K03", "errors to a full device", "ledger why 1 2>/dev/full", 1),
    Row("K04", "no arguments", "ledger", 64, err="USAGE"),
    # The parser of arguments takes four times as long for twice as many; more files come as a folder or as JSON Lines.
    Row("K04", "5,000 arguments", TEXT + "ledger extract --dry-run $(yes t.txt | head -5000)", err="5,000 documents"),
    *[Row("K04", f"wrong usage: {words}", f"ledger {words}", 64) for words in [
        "''", "nonsense", "--nonsense", "extract", "extract --nonsense x", "why", "report --measure nonsense", "verify --since",
        "extract x --jobs 0", "extract x --jobs -1", "extract x --jobs 99999999999999999999", "extract x --origin ''",
        "extract x --origin 'a b'", "report --csv --json", "audit nonsense", "checkpoint", "export", "import"]],
    Row("K04", "an empty name", "ledger extract --dry-run ''", 1, err="ledger: "),
    Row("K04", "an empty ledger name", "ledger documents --ledger ''", 1, err="the name is empty"),
    Row("K05", "nothing in the environment", TEXT + "env -i $(command -v ledger) extract t.txt; env -i $(command -v ledger) report",
        out="12"),
    Row("K05", "folders that are no folders", MADE + "for d in relative /nowhere '' /dev/null; do HOME=$d TMPDIR=$d XDG_CACHE_HOME=$d "
        "ledger verify || exit 9; done"),
    Row("K06", "little memory", TEXT + "(ulimit -v 300000; ledger extract t.txt; ledger report); ledger verify >/dev/null"),
    Row("K06", "few open files", MADE + "for n in 4 5 7 8 9 12 16; do for c in 'extract --again t.txt' verify report documents; do "
        "(ulimit -n $n; ledger $c); s=$?; test $s -le 1 || exit 9; done; done; ledger verify", out="ok",
        err="only 12 files may be open at once"),
    Row("K06", "hardly any memory", MADE + "for v in 60000 90000 120000 150000 200000; do (ulimit -v $v; ledger extract --again t.txt; "
        "ledger verify); s=$?; test $s = 1 || exit 9; done; ledger verify", out="ok", err="MiB of memory may be used"),
    Row("K06", "a second of the processor", "(ulimit -t 1; ledger extract t.jsonl) 2>/dev/null; (ulimit -t 1; ledger verify) "
        "2>/dev/null; ledger verify > /dev/null; case $? in 0|1|6) exit 0;; esac; exit 8", make=feed, verify=0),
    Row("K06", "few processes", TEXT + "chmod 777 .; setpriv --reuid 65534 --clear-groups sh -c 'ulimit -u 1; ledger extract t.txt "
        "--ledger own.ledger; ledger verify --ledger own.ledger >/dev/null'; s=$?; case $s in 0|1|6) exit 0;; esac; exit $s", root=True),
    Row("K06", "a small stack", TEXT + "(ulimit -s 256; ledger extract t.txt; ledger report; ledger verify)", out="ok"),
    Row("K09", "another folder for SQLite's files", MADE + "SQLITE_TMPDIR=/nowhere ledger report; SQLITE_TMPDIR=/nowhere ledger verify",
        out="ok"),
    Row("K10", "a writer that stands still does not stop readers", MADE + "mkfifo p; ledger extract - < p & exec 3> p; echo "
        "'{\"text\":\"The raid killed 13.\"}' >&3; sleep 0.2; kill -STOP $!; ledger documents; ledger verify; kill -CONT $!",
        out=["t.txt", "consistent"]),
]
