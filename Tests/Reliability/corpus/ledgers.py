"""Section I: ledger files, checkpoints and bundles from strangers."""

from .engine import Row

MADE = ("printf 'Title\\n\\nThe ministry said on Sunday the raid killed 12 people.\\n' > t.txt; ledger extract t.txt "
        "--origin o --published 2024-01-02 --now 2024-01-02 2>/dev/null; ")
TAMPER = "python3 $ROOT/Tests/Reliability/corpus/tamper.py"
# Every other command ends in an orderly way too, whatever it finds.
OTHERS = ("for c in documents runs sources report 'report claims --csv' 'report --html' 'search raid' audit findings "
          "'export --bundle b' 'backup copy' 'why 1' 'prove 1' 'extract t.txt' 'verify --json' 'sources list' 'merge f'; do "
          "timeout 10 ledger $c >/dev/null 2>err; s=$?; case $s in 0|1|2|5|6|64) ;; *) echo \"$c: $s\"; cat err; exit 99;; esac; "
          "grep -q 'Fatal error' err && exit 98; done; ")


def changed(id: str, way: str, status: int, out="", err="", verify=None) -> Row:
    """A ledger that was changed: `ledger verify` says what is wrong, and nothing crashes on it."""
    return Row(id, f"changed: {way}", f"{MADE} cp facts.ledger f; {TAMPER} '{way}' || exit 97; {OTHERS} ledger verify", status,
               out=out, err=err, verify=status if verify is None else verify)


SCHEMA = ["view", "endless view", "endless genesis", "generated column", "expression index", "trigger", "no trigger",
          "virtual table", "table"]
NOTE = "example.org/x\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 example.org/x AAAAAAAA\n"
BAD_NOTES = {
    "nothing": "", "one line": "x", "no signature": NOTE.split("\n\n")[0], 
    "size +5": NOTE.replace("\n1\n", "\n+5\n"), "size 01": NOTE.replace("\n1\n", "\n01\n"),
    "a huge size": NOTE.replace("\n1\n", "\n99999999999999999999\n"), "line ends of Windows": NOTE.replace("\n", "\r\n"),
    "no last line end": NOTE[:-1], "two blank lines": NOTE.replace("\n\n", "\n\n\n"),
    "base64 without padding": NOTE.replace("A=\n", "A\n"), "101 signatures": NOTE + NOTE.split("\n\n")[1] * 100,
    "a megabyte": NOTE + "x" * 1_000_000, "noughts": "\0" * 100,
}

ROWS = [
    *[changed("I03", way, 2, out="schema:") for way in SCHEMA],
    changed("I04", "5,000 tables", 2, out="schema:"),
    *[changed("I04", way, 2, err="malformed database schema") for way in ["1,000 columns", "schema of 1 MB"]],
    changed("I03", "broken schema", 2, err="malformed database schema"),
    *[changed("I02", way, 2) for way in ["half", "half a page", "first page", "noughts", "random pages", "swapped pages",
                                         "another page size", "UTF-16", "all pages free", "header"]],
    changed("I02", "page size 0", 1, err="not a ledger"),
    changed("I02", "junk behind", 2),
    *[changed("I05", way, 2, out=word) for way, word in [
        ("text for a blob", "type"), ("fraction for a number", "type"), ("negative seq", "entry"), ("greatest seq", "entry"), ("head", "head"),
        ("peaks", "head"), ("no head", "head")]],
    *[changed("I06", way, 2, out="entry") for way in ["missing entry", "last entry", "swapped entries",
                                                      "entry not canonical", "entry not JSON", "entry nests"]],
    changed("I06", "no genesis", 2),
    *[Row("I07", f"no checkpoint: {what}", MADE + "ledger verify --since note", 1, err="note: ",
          make=lambda folder, text=text: (folder / "note").write_bytes(text.encode()))
      for what, text in BAD_NOTES.items()],
    Row("I07", "no key", MADE + "for k in '' x a+b+c o+00000000+AAAA \"$(printf 'o+1\\n')\"; do ledger verify --key \"$k\"; "
        "test $? = 64 || exit 9; done", err="key"),
    Row("I07", "another's key", MADE + "ledger extract t.txt --ledger other --origin p 2>/dev/null; ledger key new k --ledger "
        "other >/dev/null; ledger checkpoint --signing-key k", 1, err="the key is of p/"),
    Row("I08", "yesterday's copy", MADE + "cp facts.ledger old; ledger key new k >/dev/null; echo 'The raid killed 13.' > u.txt; "
        "ledger extract u.txt 2>/dev/null; ledger checkpoint -o c --signing-key k 2>/dev/null; cp old facts.ledger; ledger verify "
        "--since c", 2, out="rollback"),
    Row("I08", "another history", MADE + "cp facts.ledger old; ledger key new k >/dev/null; echo 'The raid killed 13.' > u.txt; "
        "ledger extract u.txt 2>/dev/null; ledger checkpoint -o c --signing-key k 2>/dev/null; cp old facts.ledger; echo 'The "
        "raid killed 14.' > v.txt; ledger extract u.txt v.txt --publisher x 2>/dev/null; ledger verify --since c", 2,
        out="rollback"),
    Row("I08", "a key signs no second history", MADE + "cp facts.ledger old; ledger key new k >/dev/null; echo 'The raid killed "
        "13.' > u.txt; ledger extract u.txt 2>/dev/null; ledger checkpoint -o c --signing-key k 2>/dev/null; cp old facts.ledger; "
        "ledger checkpoint --signing-key k", 2, err="were signed before"),
    Row("I09", "a write-ahead log beside it", MADE + "echo x > facts.ledger-wal; ledger documents", 1, err="write-ahead",
        verify=1),
    Row("I09", "its journal is another ledger's", MADE + "echo 'Police said the flood killed 5.' > u.txt; ledger extract u.txt "
        "--ledger other 2>/dev/null; python3 -c \"import shutil,sqlite3; db=sqlite3.connect('other',isolation_level=None); "
        "db.execute('PRAGMA cache_size=1'); db.execute('BEGIN'); [db.execute('INSERT INTO term VALUES(?,?)',(1000+n,'x'*200)) "
        "for n in range(3000)]; shutil.copy('other-journal','facts.ledger-journal')\"; before=$(sha256sum < facts.ledger); "
        "ledger extract u.txt; s=$?; test \"$before\" = \"$(sha256sum < facts.ledger)\" || s=9; exit $s", 2,
        err="not its own", verify=2),
    Row("I09", "its journal is a pipe", MADE + "mkfifo facts.ledger-journal; ledger extract t.txt", 1, err="no regular file",
        verify=1),
    Row("I09", "its journal is a link", MADE + "echo precious > p; ln -s p facts.ledger-journal; ledger extract t.txt; s=$?; "
        "grep -q precious p || s=9; exit $s", 1, err="no regular file", verify=1),
    *[Row("I10", f"no ledger: {what}", f"{made}; echo x > t.txt; for c in documents report verify 'extract t.txt'; do "
          "before=$(sha256sum < x); ledger $c --ledger x; test $? = 1 || exit 9; "
          "test \"$before\" = \"$(sha256sum < x)\" || exit 8; done", err="not a ledger")
      for what, made in [
          ("another program's database", "python3 -c \"import sqlite3; sqlite3.connect('x').execute('CREATE TABLE t (x)')\""),
          ("SQLite 2", "printf '** This file contains an SQLite 2.1 database **%02000d' 0 > x"),
          ("an encrypted database", "head -c 8192 /dev/urandom > x"), ("nothing", ": > x"),
          ("a text", "yes | head -c 20000 > x")]],
    changed("I11", "version 99", 5, err="newer version"),
    changed("I11", "version 0", 2, err="layout number"),
    changed("I11", "version -1", 2, err="layout number"),
    changed("I11", "another program", 1, err="another program"),
    changed("I11", "write-ahead log", 1, err="write-ahead-log"),
    changed("I14", "body changed", 2, out="document"),
    Row("I16", "equal entries are distinct", MADE + "for i in 1 2; do ledger retract $(ledger report claims --csv | tail -1 | "
        "cut -d, -f1) --reason x --now 2024-01-03; done; ledger verify", out="ok"),
    *[Row("I17", f"a bundle with {what}", MADE + f"ledger export --bundle b 2>/dev/null; cd b; {change}; cd ..; ledger import "
          "--bundle b --ledger new; s=$?; test -e new && s=9; exit $s", status, err="b")
      for what, change, status in [
          ("a changed entry", "sed -i s/12/13/ entries.jsonl", 2), ("a missing entry", "sed -i 2d entries.jsonl", 2),
          ("no entries", ": > entries.jsonl", 2), ("a changed document", "sed -i s/12/13/ documents/*", 2),
          ("no documents", "rm -r documents", 2), ("a pipe for entries", "rm entries.jsonl; mkfifo entries.jsonl", 1),
          ("noughts for entries", "head -c 9000000 /dev/zero > entries.jsonl", 2),
          ("a link for a document", "d=$(ls documents/* | head -1); mv $d ../x; ln -s ../../x $d", 1),
          ("deep entries", "python3 -c \"print('[' * 60000)\" > entries.jsonl", 2)]],
]
