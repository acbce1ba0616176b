"""A full disk, a file-size limit and a read-only disk cost nothing that was acknowledged.

The ledger stands on a small disk in memory and documents are entered until it is full; again below `ulimit -f`; and on a
disk that was made read-only. Each time the program says what is wrong and ends by itself with a status of the manual,
what was acknowledged is there, the ledger verifies, and it goes on once there is room. On a disk that says that it is a
network's nothing is written unless that is allowed.

Control: the careless writer on the same full disk loses what it acknowledged.
"""
import os, resource, subprocess, sys
from pathlib import Path

from harness import HERE, TYPED, Verdict, acknowledged, documents, execute, lost_by_careless, main, stored


# Loaded before the program, makes every disk one of a network.
NETWORK = """
#include <sys/vfs.h>
int statfs(const char *path, struct statfs *status) { (void)path; status->f_type = 0x6969; return 0; }
"""


class Mounted:
    """A disk in memory of a size, mounted at a folder while the value is used."""

    def __init__(self, folder, options):
        self.folder, self.options = Path(folder), options

    def __enter__(self):
        self.folder.mkdir()
        made = execute(["mount", "-t", "tmpfs", "-o", self.options, "tmpfs", self.folder])
        self.works = made.returncode == 0
        return self

    def __exit__(self, *_):
        if self.works: execute(["umount", "-l", self.folder])

    def remount(self, options): execute(["mount", "-o", "remount," + options, self.folder])


class Disks:
    def __init__(self, bench):
        self.bench = bench
        self.tries = self.refused = self.acknowledged = 0

    def expect_failure(self, place, result, words):
        """A message with one of the words, and a status of the manual."""
        self.tries += 1
        if result.returncode == 0: return
        self.refused += 1
        if result.returncode not in TYPED: self.bench.problem(place, "ended with", result.returncode, result.stderr)
        if not any(word in result.stderr for word in words): self.bench.problem(place, "said", repr(result.stderr))

    def expect_kept(self, place, ledger, names):
        """Everything acknowledged is there once, and the ledger verifies."""
        self.bench.expect_sound(ledger, place)
        found = stored(ledger)
        lost = [name for name in names if found.get(name) != 1]
        if lost: self.bench.problem(place, "lost", lost[:5])

    def fill(self, place, ledger, words, rounds, **options):
        """Enters documents until that fails three times."""
        names, failures = [], 0
        for number in range(rounds):
            feed = Path("%s-%d.jsonl" % (place, number))
            feed.write_text(documents("%s%d" % (place, number), 40))
            result = self.bench.run("extract", "--json", feed, "--ledger", ledger, **options)
            names += acknowledged(result.stdout)
            self.expect_failure(place, result, words)
            failures += result.returncode != 0
            if failures == 3: break
        if failures == 0: self.bench.problem(place, "never failed")
        self.acknowledged += len(names)
        self.expect_kept(place, ledger, names)
        return names

    def full(self, disk):
        """The disk runs full; then there is room again."""
        ledger = disk.folder / "facts.ledger"
        names = self.fill("full", ledger, ["disk is full"], 40)
        for command in [
            ["backup", disk.folder / "copy.ledger"], ["export", "--bundle", disk.folder / "bundle"],
            ["checkpoint", "-o", disk.folder / "c", "--signing-key", "full.key"],
        ]:
            if command[0] == "checkpoint": self.bench.must("key", "new", "full.key", "--ledger", ledger)
            result = self.bench.run(*command, "--ledger", ledger)
            self.expect_failure("full, " + command[0], result, ["disk is full"])
            if result.returncode == 0 and command[0] == "backup": self.bench.expect_sound(command[1], "full, backup")
        for name in ("copy.ledger", "bundle"):
            if result.returncode and (disk.folder / name).exists(): self.bench.problem("full: half of", name, "is there")
        disk.remount("size=8m")
        Path("more.jsonl").write_text(documents("more", 5))
        names += acknowledged(self.bench.must("extract", "--json", "more.jsonl", "--ledger", ledger))
        self.expect_kept("room again", ledger, names)

    def limited(self):
        """A limit on the size of files, which a signal of its own comes with."""
        def limit(size): return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        names = self.fill(
            "limit", "limit.ledger", ["file-size limit", "limit is reached"], 40, preexec_fn=limit(1 << 20))
        Path("more.jsonl").write_text(documents("more", 5))
        names += acknowledged(self.bench.must("extract", "--json", "more.jsonl", "--ledger", "limit.ledger"))
        self.expect_kept("no limit", "limit.ledger", names)
        for size in (0, 4096, 100_000):
            result = self.bench.run("extract", "more.jsonl", "--ledger", "none.ledger", preexec_fn=limit(size))
            self.expect_failure("limit of %d" % size, result, ["limit is reached"])
            if os.path.exists("none.ledger"): self.bench.problem("limit of", size, ": half a new ledger is there")

    def read_only(self, disk):
        """Reading goes on; writing is refused in words."""
        ledger = disk.folder / "facts.ledger"
        before = stored(ledger)
        disk.remount("ro")
        Path("late.jsonl").write_text(documents("late", 2))
        for command in [["extract", "late.jsonl"], ["sources", "add", "x", "ngo", "X"]]:
            result = self.bench.run(*command, "--ledger", ledger)
            self.expect_failure("read-only", result, ["cannot be written"])
            if result.returncode == 0: self.bench.problem("read-only:", command[0], "says that it wrote")
        self.bench.expect_sound(ledger, "read-only")
        self.bench.must("report", "claims", "--csv", "--ledger", ledger)
        disk.remount("rw")
        if stored(ledger) != before: self.bench.problem("read-only: the ledger changed")

    def network(self):
        """A network's disk is read, and written to when that is allowed."""
        Path("network.c").write_text(NETWORK)
        made = execute(["gcc", "-shared", "-fPIC", "-o", "network.so", "network.c"])
        if made.returncode: return self.bench.problem("gcc:", made.stderr)
        Path("n.jsonl").write_text(documents("n", 2))
        command = ["extract", "n.jsonl", "--ledger", "network.ledger"]
        program = self.bench.preloadable()
        if not program: return print("no disk of a network is tried: that needs `swift build`")
        network = {"env": {"LD_PRELOAD": str(self.bench.folder / "network.so")}, "program": program}
        self.expect_failure("network", self.bench.run(*command, **network), ["NFS"])
        if os.path.exists("network.ledger"): self.bench.problem("a ledger was made on a network's disk")
        self.bench.must(*command, "--allow-network-fs", **network)
        self.expect_failure("network", self.bench.run("sources", "add", "x", "ngo", "X", *command[2:], **network), ["NFS"])
        self.bench.must("verify", *command[2:], **network)

    def streams(self):
        """Standard output full or closed: a message and status 1, no signal; a reader that goes away is none."""
        ledger = "streams.ledger"
        Path("s.jsonl").write_text(documents("s", 30))
        self.bench.must("extract", "s.jsonl", "--ledger", ledger)
        Path("t.jsonl").write_text(documents("t", 30))
        of = ["--ledger", ledger]
        for words in [
            ["report", "claims", "--csv", *of], ["extract", "--json", "t.jsonl", *of], ["verify", *of], ["--version"],
            ["extract", "--help"],
        ]:
            command = self.bench.command(*words)
            for redirection in (">/dev/full", ">&-"):
                result = execute(["sh", "-c", 'exec "$@" ' + redirection, "sh", *command], env=self.bench.env)
                self.expect_failure(" ".join(command[1:3]) + redirection, result, ["output"])
                if result.returncode != 1: self.bench.problem(command[1:], redirection, "ends with", result.returncode)
            script = '"$@" | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}'
            result = execute(["bash", "-c", script, "bash", *command], env=self.bench.env)
            if result.returncode: self.bench.problem(command[1:], "| head ends with", result.returncode, result.stderr)


def control(bench, disk):
    """The careless writer on a full disk."""
    feed = Path("careless.jsonl")
    feed.write_text(documents("careless", 400))
    (disk.folder / "filler").write_bytes(b"")
    subprocess.run(["dd", "if=/dev/zero", "of=%s" % (disk.folder / "filler"), "bs=4k"], stderr=subprocess.DEVNULL)
    database = disk.folder / "careless.db"
    result = execute([sys.executable, str(HERE / "careless.py"), database, feed])
    return lost_by_careless(database, result.stdout)


def drive(bench):
    disks = Disks(bench)
    disks.limited()
    disks.network()
    disks.streams()
    with Mounted("small", "size=1500k") as disk:
        if not disk.works: return Verdict.skipped("only root can mount a small disk")
        disks.full(disk)
        disks.read_only(disk)
    with Mounted("other", "size=64k") as disk: lost = control(bench, disk)
    return Verdict(
        not bench.problems and disks.refused > 10 and lost > 0,
        "%d writes, %d refused in words, %d acknowledged, %d bad"
        % (disks.tries, disks.refused, disks.acknowledged, len(bench.problems)),
        "%d lost by a careless writer" % lost)


main(drive, "mount", "bash", "gcc")
