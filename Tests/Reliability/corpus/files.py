"""Section G: paths, folders, links, devices, full disks."""

import os
import socket
from pathlib import Path

from .engine import Row

TEXT = "printf 'Title\\n\\nThe raid killed 12 people.\\n' > t.txt; "
MADE = TEXT + "ledger extract t.txt 2>/dev/null; "
NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups "


def sockets(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "s"))


def deep(folder: Path) -> None:
    """A path of 1,000 folders, longer than the system takes in one piece."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1_000):
        os.mkdir("aaaaaaaa", dir_fd=here)
        below = os.open("aaaaaaaa", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def crowded(folder: Path) -> None:
    (folder / "in").mkdir()
    for number in range(20_000):
        (folder / "in" / f"{number}.txt").write_text(f"Title {number}\n\nThe raid killed {number + 1} people.\n")


def named(folder: Path) -> None:
    """Files whose names mean something to shells, terminals and other systems."""
    (folder / "in").mkdir()
    for number, name in enumerate(NAMES):
        path = os.fsencode(folder / "in") + b"/" + name
        with open(path, "wb") as file:
            file.write(b"Title\n\nThe raid killed %d people.\n" % (number + 2))


NAMES = [b"a\nb.txt", b"\x1b[2J.txt", b"-rf.txt", b"$(reboot).txt", b";rm x.txt", b"'\".txt", b"n" * 251 + b".txt",
         b"\xff\xfe.txt", b"CON.txt", b"dot..txt", b" .txt", b"%n%s.txt", b"\xe2\x80\xae.txt", b"`id`.txt"]
ODD = [("a pipe", "mkfifo p", "p"), ("a socket", ":", "s"), ("endless noughts", ":", "/dev/zero"),
       ("the terminal", ":", "/dev/tty"), ("memory", ":", "/proc/self/mem"), ("a folder", "mkdir d", "d")]

ROWS = [
    *[Row("G01", f"{what} as input", f"{setup}; ledger extract --dry-run {path}", 1, make=sockets,
          err=["0 documents", path + ": "]) for what, setup, path in ODD[:-1]],
    *[Row("G01", f"{what} as ledger", f"{setup}; {TEXT} ledger documents --ledger {path}; ledger extract t.txt --ledger "
          f"{path}", 1, make=sockets, err=path + ": ") for what, setup, path in ODD],
    *[Row("G01", f"{what} as registry", f"{setup}; {TEXT} ledger extract --dry-run t.txt --registry {path}", 1,
          make=sockets, err=path + ": ") for what, setup, path in ODD],
    *[Row("G01", f"{what} as gold data", f"{setup}; ledger eval {path}", 1, make=sockets, err=path + ": ")
      for what, setup, path in ODD],
    *[Row("G01", f"{what} as private key", f"{setup}; {MADE} ledger checkpoint --signing-key {path}", 1, make=sockets,
          err=path + ": ") for what, setup, path in ODD],
    *[Row("G01", f"{what} as old checkpoint", f"{setup}; {MADE} ledger verify --since {path}", 1, make=sockets,
          err=path + ": ") for what, setup, path in ODD],
    *[Row("G01", f"{what} as bundle", f"{setup}; ledger import --ledger new.ledger --bundle {path}; s=$?; "
          "test ! -e new.ledger || s=9; exit $s", 1, make=sockets, err=path) for what, setup, path in ODD[:-1]],
    *[Row("G01", f"{what} as reference series", f"{setup}; {MADE} ledger reference import {path} --name x", 1, make=sockets, err=path + ": ") for what, setup, path in ODD],
    *[Row("G01", f"{what} as reports", f"{setup}; {MADE} ledger report x --reports {path}", 1, make=sockets, err=path)
      for what, setup, path in ODD[:-1]],
    Row("G01", "memory in a folder", "mkdir in; ln -s /proc/self/mem in/m.txt; mkfifo in/p.txt; ledger extract --dry-run in",
        err=["in/m.txt: skipped", "in/p.txt: skipped"]),
    Row("G02", "links in a folder are passed over", TEXT + "mkdir in; ln -s ../t.txt in/a.txt; ln -s nowhere in/b.txt; "
        "ln -s c.txt in/c.txt; ledger extract --dry-run in", err=["0 documents", "a symbolic link", "3 skipped"]),
    Row("G02", "a link that is typed is followed", TEXT + "ln -s t.txt l.txt; ledger extract --dry-run l.txt", err="1 claim"),
    Row("G02", "a link to itself", "ln -s l.txt l.txt; ledger extract --dry-run l.txt", 1, err="l.txt: "),
    Row("G02", "a link to nothing as ledger", TEXT + "ln -s /nowhere/x l; ledger extract t.txt --ledger l", 1,
        err="a symbolic link"),
    Row("G02", "a link to a ledger as ledger", MADE + "ln -s facts.ledger l; ledger extract t.txt --ledger l", 1,
        err="a symbolic link"),
    Row("G03", "a folder that links back to itself", "mkdir -p in/a; ln -s .. in/a/b; ledger extract --dry-run in",
        err="a symbolic link"),
    Row("G03", "a folder mounted within itself", "mkdir -p in/a; printf 'The raid killed 12 people.' > in/t.txt; unshare -m "
        "sh -c 'mount --bind in in/a && ledger extract --dry-run in'", err=["1 document", "read already"], root=True),
    Row("G03", "1,000 folders within each other", "ledger extract --dry-run .", make=deep, err="nest too deep"),
    Row("G03", "20,000 files in one folder", "ledger extract in", make=crowded, err="20,000 documents"),
    Row("G04", "names that mean something to shells and terminals", "ledger extract in; ledger documents; ledger report "
        "claims; ledger search raid", make=named, err=f"{len(NAMES)} claims", out=["\\u{1B}[2J", "\\u{202E}", "\\xFF"]),
    Row("G04", "the same names, typed", "cd in; ledger extract --json --dry-run -- *; ls | wc -l", make=named,
        err=f"{len(NAMES)} claims"),
    Row("G04", "a name that is too long", f"ledger extract --dry-run {'n' * 300}.txt; ledger documents --ledger {'n' * 300}",
        1, err="too long"),
    Row("G05", "a file that grows while it is read", TEXT + "(while :; do echo 'The raid killed 12 people.' >> t.txt; sleep "
        ".001; done) & for i in 1 2 3; do ledger extract t.txt 2>/dev/null; done; ledger verify"),
    Row("G05", "a file that is cut while it is read", "(while :; do seq 100000 > t.txt; : > t.txt; done) & "
        "for i in 1 2 3; do ledger extract t.txt 2>/dev/null; done; ledger verify"),
    Row("G07", "a file that may not be read, among others", TEXT + "cp t.txt u.txt; chmod 0 u.txt; chmod 777 .; "
        + NOBODY + "ledger extract --dry-run t.txt u.txt", err=["u.txt: Permission denied", "1 document"], root=True),
    Row("G07", "a file that may not be read, alone", TEXT + "chmod 0 t.txt; " + NOBODY + "ledger extract --dry-run t.txt", 1,
        err="t.txt: Permission denied", root=True),
    Row("G07", "a folder that may not be read", "mkdir -p in/a; chmod 0 in/a; " + NOBODY + "ledger extract --dry-run in", 1,
        err="in/a: Permission denied", root=True),
    Row("G07", "a ledger that may not be read", MADE + "chmod 0 facts.ledger; " + NOBODY + "ledger documents", 1,
        err="facts.ledger: ", root=True),
    Row("G07", "a ledger that may not be written", MADE + "chmod 444 facts.ledger; echo 'The raid killed 13 people.' > u.txt; "
        + NOBODY + "ledger extract u.txt", 1, err="facts.ledger: cannot be written", root=True),
    Row("G08", "a report over the ledger", MADE + "ledger report claims --csv -o facts.ledger", 1, err="is not written"),
    Row("G08", "a report over the ledger by another name", MADE + "ln facts.ledger hard; ledger report claims --csv -o hard",
        1, err="is not written"),
    Row("G08", "a checkpoint over the ledger", MADE + "ledger key new k 2>/dev/null >&2; ledger checkpoint -o facts.ledger "
        "--signing-key k", 1, err="facts.ledger: "),
    Row("G08", "a checkpoint over the key", MADE + "ledger key new k >/dev/null; ledger checkpoint -o k --signing-key k", 1,
        err="k: "),
    Row("G08", "a proof over a text", MADE + "ledger key new k >/dev/null; ledger checkpoint --signing-key k >/dev/null; "
        "ledger prove $(ledger report claims --csv | tail -1 | cut -d, -f1) -o t.txt; s=$?; grep -q raid t.txt || s=9; exit $s",
        1, err="t.txt: "),
    Row("G08", "a backup over a file", MADE + "ledger backup t.txt; s=$?; grep -q raid t.txt || s=9; exit $s", 1,
        err="t.txt: exists already"),
    Row("G08", "a backup over the ledger itself", MADE + "ledger backup facts.ledger", 1, err="exists already"),
    Row("G08", "a bundle into a folder with files", MADE + "mkdir d; echo x > d/x; ledger export --bundle d", 1, err="d"),
    Row("G08", "a key over a key", MADE + "ledger key new k > a; ledger key new k", 1, err="k: exists already"),
    Row("G09", "an output beside the folder", MADE + "mkdir d; cd d; ledger report claims --csv -o ../x.csv "
        "--ledger ../facts.ledger; cat ../x.csv", out="raid"),
    Row("G09", "standard output by its name is not replaced", MADE + "unshare -m sh -c 'mount -t tmpfs none /dev; "
        "ln -s /proc/self/fd/1 /dev/stdout; ledger report claims --csv -o /dev/stdout; ls -F /dev'",
        out=["raid", "stdout@", "!json"], root=True),
    Row("G09", "a link to standard output", MADE + "ln -s /proc/self/fd/1 o.csv; ledger report claims --csv -o o.csv; ls -F",
        out=["raid", "o.csv@"]),
    Row("G09", "a pipe as output", MADE + "mkfifo p; cat p & ledger report claims --csv -o p; wait; ls", out=["raid", "!json"]),
    Row("G09", "a checkpoint to a pipe's name", MADE + "mkfifo p; ledger key new k >/dev/null; ledger checkpoint -o p "
        "--signing-key k", 1, err="p: "),
    Row("G09", "standard output as -", MADE + "ledger report claims --csv -o -", out="raid"),
    Row("G09", "a document cannot choose where anything goes", "ledger extract t.jsonl; ledger report --csv -o out; "
        "ledger export --bundle b; find . -newer t.jsonl -name 'evil*'", make=lambda folder: (folder / "t.jsonl").write_text(
            '{"id":"../../evil","url":"../evil","title":"/tmp/evil","text":"The raid killed 12 people."}'), out="!evil"),
    Row("G10", "a ledger of two names", MADE + "ln facts.ledger other; echo 'The raid killed 13 people.' > u.txt; "
        "ledger extract u.txt", 1, err="2 names (hard links)"),
    Row("G10", "a ledger of two names can be read", MADE + "ln facts.ledger other; ledger report claims --ledger other",
        out="raid"),
    Row("G11", "a ledger that is renamed while it is written", MADE + "(sleep 1; mv facts.ledger gone; sleep 1; "
        "echo '{\"text\":\"The raid killed 13 people.\"}') | ledger extract -; s=$?; test -e facts.ledger && s=9; "
        "ledger verify --ledger gone >/dev/null || s=8; exit $s", 1, err="facts.ledger: "),
    Row("G11", "a ledger that is deleted while it is written", MADE + "(sleep 1; rm facts.ledger; sleep 1; "
        "echo '{\"text\":\"The raid killed 13 people.\"}') | ledger extract -; s=$?; test -e facts.ledger && s=9; exit $s", 1,
        err="facts.ledger: "),
    *[Row("G12", f"a file may grow to {blocks} blocks", TEXT + f"(ulimit -f {blocks}; ledger extract t.txt); s=$?; "
          "ls *.new *-journal 2>/dev/null && s=9; exit $s", 1, err="facts.ledger: ", ) for blocks in (8, 64)],
    Row("G12", "the disk is full", TEXT + "mkdir d; unshare -m sh -c 'mount -t tmpfs -o size=200k none d && ledger extract "
        "t.txt --ledger d/x'", 1, err="d/x: ", root=True),
    Row("G12", "sixteen files may be open", TEXT + "for c in 'extract t.txt' report verify; do "
        "prlimit --nofile=16 ledger $c || exit 9; done"),
    Row("G12", "a folder that cannot be written", TEXT + "chmod 755 .; " + NOBODY + "ledger extract t.txt", 1,
        err="facts.ledger: ", root=True),
    Row("G12", "no folder for temporary files", TEXT + "export TMPDIR=/nowhere; ledger extract t.txt; ledger verify; ledger "
        "backup b; ledger export --bundle d"),
    Row("G12", "a folder that is not there", TEXT + "ledger extract t.txt --ledger no/such/x", 1, err="no/such/x: "),
    Row("G14", "a mask of 0: ledger and key are not for everybody", "umask 0; " + MADE + "ledger key new k >/dev/null; "
        "stat -c %a facts.ledger k | tr '\\n' ' '", out="640 600"),
    Row("G15", "the journal of another ledger", MADE + "cp facts.ledger other; head -c 2000 /dev/urandom > facts.ledger-journal; ledger "
        "documents", 6, err="a write was interrupted", verify=6),
    Row("G15", "what is no journal is taken away by the next writer", MADE + "head -c 2000 /dev/urandom > facts.ledger-journal; "
        "echo 'The raid killed 13 people.' > u.txt; ledger extract u.txt", err="1 claim"),
]
