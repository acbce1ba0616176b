"""What was acknowledged survives any single failing system call.

For each command that writes (extract into a new and an old ledger, checkpoint, export, merge, backup, import) strace
counts its calls of the kinds that can fail, and then makes each of them fail once: with an input/output error, with a full
disk, and with a SIGKILL in its place. Afterwards the ledger verifies, what was in it or was acknowledged is there, no file is
half there, the status is one that the manual names, a failure has a message, and the next command works.

Control: the careless writer, which goes on after any error, loses what it acknowledged.
"""
import os, re, shutil, sys
from pathlib import Path

from harness import HERE, TYPED, Verdict, acknowledged, documents, execute, lost_by_careless, main, stored

# Calls that change files or make changes lasting, and those that may fail with a full disk.
CALLS = [
    "openat", "pread64", "pwrite64", "write", "read", "fsync", "fdatasync", "syncfs", "unlink", "rename", "renameat2",
    "link", "ftruncate", "fcntl", "mkdir", "newfstatat", "lseek",
]
FILLING = {"pwrite64", "write", "openat", "ftruncate", "fsync", "fdatasync", "syncfs", "mkdir", "renameat2", "rename", "link"}
FAULTS = ["error=EIO", "error=ENOSPC", "signal=KILL"]


class Target:
    """A command, and the folder in which it begins."""

    def __init__(self, bench, name, arguments, makes=None):
        self.bench, self.name, self.makes = bench, name, makes
        self.command = bench.command(*arguments)

    def counts(self):
        """For each kind of call the numbers of those that come after the first word of the ledger's files."""
        fresh()
        trace = Path("../trace")
        execute(["strace", "-f", "-qq", "-s", "256", "-e", "trace=" + ",".join(CALLS), "-o", trace, *self.command],
                env=self.bench.env)
        counts, first = {}, {}
        for line in trace.read_text(errors="replace").splitlines():
            match = re.match(r"\d+ +(\w+)\(", line)
            if not match: continue
            call = match.group(1)
            counts[call] = counts.get(call, 0) + 1
            # What comes before is the start of the process.
            if not first and not re.search(r"\.(ledger|key|jsonl|checkpoint)|bundle", line): continue
            first.setdefault(call, counts[call])
        return {call: range(first[call], counts[call] + 1) for call in CALLS if call in first}


def fresh():
    """A folder with a ledger, a key that signed it, another ledger and a bundle."""
    os.chdir("..")
    shutil.rmtree("work", ignore_errors=True)
    shutil.copytree("start", "work")
    os.chdir("work")


def prepare(bench):
    os.mkdir("start")
    os.chdir("start")
    Path("old.jsonl").write_text(documents("old", 2))
    Path("new.jsonl").write_text(documents("new", 2))
    Path("other.jsonl").write_text(documents("other", 1))
    bench.must("extract", "old.jsonl")
    bench.must("extract", "other.jsonl", "--ledger", "other.ledger", "--origin", "other")
    public = bench.must("key", "new", "north.key").strip()
    bench.must("checkpoint", "-o", "one.checkpoint", "--signing-key", "north.key")
    bench.must("sources", "add", "late", "ngo", "Late Body")
    bench.must("export", "--bundle", "given")
    os.chdir("..")
    os.mkdir("work")
    os.chdir("work")
    return public, [
        Target(bench, "extract", ["extract", "--json", "new.jsonl"]),
        Target(bench, "checkpoint", ["checkpoint", "-o", "two.checkpoint", "--signing-key", "north.key"]),
        Target(bench, "export", ["export", "--bundle", "bundle"], "bundle"),
        Target(bench, "merge", ["merge", "other.ledger"]),
        Target(bench, "create", ["extract", "--json", "new.jsonl", "--ledger", "new.ledger"], "new.ledger"),
        Target(bench, "backup", ["backup", "copy.ledger"], "copy.ledger"),
        Target(bench, "import", ["import", "--bundle", "given", "--ledger", "again.ledger"], "again.ledger"),
    ]


def check(bench, target, place, result, public, killed):
    """What must hold after a failure."""
    status = result.returncode
    if status not in TYPED and not killed: bench.problem(place, "ended with", status, result.stderr[-200:])
    if status in TYPED - {0} and not result.stderr.strip(): bench.problem(place, "failed without a word")
    bench.expect_sound("facts.ledger", place, "--key", public, "--since", "one.checkpoint")
    names = acknowledged(result.stdout)
    ledger = "new.ledger" if target.name == "create" else "facts.ledger"
    found = stored(ledger) if names else {}
    lost = [name for name in names if found.get(name) != 1]
    lost += [name for name in ("old-0", "old-1") if stored("facts.ledger").get(name) != 1]
    if lost: bench.problem(place, "lost:", lost)
    if target.makes and os.path.exists(target.makes):
        if target.makes == "bundle":
            whole = execute([sys.executable, "bundle/VERIFY.txt", "--key", public], env=bench.env)
            if whole.returncode: bench.problem(place, "half a bundle:", whole.stdout[-200:])
        else: bench.expect_sound(target.makes, place)
    after = bench.run("checkpoint", "-o", "next.checkpoint", "--signing-key", "north.key")
    if after.returncode: return bench.problem(place, "then checkpoint:", after.returncode, after.stderr)
    kept = [name for name in ("one.checkpoint", "two.checkpoint", "next.checkpoint") if os.path.exists(name)]
    status, found = bench.verify("facts.ledger", "--since", *kept)
    if status: bench.problem(place, "then verify:", status, found["findings"][:2])
    return len(lost)


def inject(bench, command, call, fault, number):
    return execute(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e",
         "inject=%s:%s:when=%d" % (call, fault, number), *command], env=bench.env)


def control(bench):
    """The careless writer under the same failures: how many acknowledged documents it loses."""
    lost = 0
    Path("careless.jsonl").write_text(documents("careless", 2))
    command = [sys.executable, str(HERE / "careless.py"), "careless.db", "careless.jsonl"]
    for number in range(1, bench.size(6, 14)):
        for end in ("", "-journal"):
            if os.path.exists("careless.db" + end): os.remove("careless.db" + end)
        result = inject(bench, command, "pwrite64", "error=EIO", number)
        lost += lost_by_careless("careless.db", result.stdout)
    return lost


def drive(bench):
    public, targets = prepare(bench)
    every = [
        (target, call, fault, number)
        for target in targets for call, numbers in target.counts().items() for fault in FAULTS
        if fault != "error=ENOSPC" or call in FILLING for number in numbers
    ]
    wanted = bench.size(40, 600, len(every))
    chosen = every if wanted >= len(every) else sorted(bench.random.sample(range(len(every)), wanted))
    chosen = [every[place] if isinstance(place, int) else place for place in chosen]
    if wanted < len(every): print("of", len(every), "calls", wanted, "are tried")
    lost = 0
    for target, call, fault, number in chosen:
        fresh()
        result = inject(bench, target.command, call, fault, number)
        place = "%s: %s %d %s" % (target.name, call, number, fault)
        lost += check(bench, target, place, result, public, fault == "signal=KILL") or 0
    careless = control(bench)
    return Verdict(
        not bench.problems and lost == 0 and careless > 0,
        "%d of %d calls failed, %d lost, %d bad" % (len(chosen), len(every), lost, len(bench.problems)),
        "%d lost by a careless writer" % careless)


main(drive, "strace")
