"""What was acknowledged survives a power cut.

The program runs with `recorder.c` before it: extraction into a new ledger, more of it, a key, a checkpoint, a merge, a
bundle. Then the disk is put together as a power cut after each single operation may leave it: everything lost that was
not synced, everything kept, or parts of it, torn and out of order. In each state the ledger verifies, what was
acknowledged is there, and the key signs a checkpoint that continues every one that was given away.

Control: the same rows written by SQLite with its own default, synchronous=FULL, lose acknowledged documents; with EXTRA
they do not.
"""
import hashlib, json, os, shutil, sqlite3, struct, sys
from pathlib import Path

from disk import Disk, operations
from harness import HERE, Verdict, acknowledged, copy_ledger, documents, execute, main, stored

# Enters the rows by which each ledger of a row of copies is longer than the one before, one transaction each.
REPLAY = """
import json, sqlite3, sys
path, mode, *steps = sys.argv[1:]
db = sqlite3.connect(path, isolation_level=None)
db.execute("PRAGMA synchronous = " + mode)
db.execute("PRAGMA foreign_keys = OFF")
for step in steps:
    table = json.loads(open(step).read())
    db.execute("BEGIN IMMEDIATE")
    for name, rows in table["rows"].items():
        for row in rows:
            row = [bytes.fromhex(cell["hex"]) if isinstance(cell, dict) else cell for cell in row]
            db.execute("INSERT INTO %s VALUES (%s)" % (name, ", ".join("?" * len(row))), row)
    db.execute("COMMIT")
    for name in table["documents"]: print(json.dumps({"document": {"id": name}}), flush=True)
"""


class Recording:
    """Programs run below a folder, and the operations that they made of it."""

    def __init__(self, bench, name):
        self.bench, self.folder = bench, bench.folder / name
        self.log = bench.folder / (name + ".log")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.log.write_bytes(b"")
        self.library = bench.folder / "recorder.so"
        if not self.library.exists():
            made = execute(["gcc", "-O1", "-shared", "-fPIC", "-o", self.library, HERE / "recorder.c", "-ldl", "-lpthread"])
            if made.returncode: raise SystemExit(made.stderr)

    def begin(self):
        """What is in the folder now is on the disk."""
        self.start = {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def run(self, name, command, keeps=()):
        """Runs a command; when it has ended well, that is recorded, with the files that it promised to have written."""
        env = {
            **self.bench.env, "LD_PRELOAD": str(self.library), "RECORDER_LOG": str(self.log),
            "RECORDER_ROOT": str(self.folder),
        }
        result = execute(command, env=env, cwd=self.folder)
        if result.returncode: raise SystemExit("%s: %s" % (name, result.stderr))
        kept = {file: (self.folder / file).read_bytes().hex() for file in keeps}
        done = json.dumps({"name": name, "files": kept}).encode()
        with open(self.log, "ab") as file: file.write(struct.pack("<cHHQQ", b"d", 0, 0, 0, len(done)) + done)
        return result

    def operations(self): return operations(self.log.read_bytes(), self.folder)


class Cuts:
    """All states of a recording, each looked at once."""

    def __init__(self, bench, recording, look):
        self.bench, self.look = bench, look
        self.recording = recording
        self.states = self.distinct = self.lost = 0
        self.seen = {}
        self.documents, self.done = set(), {}

    def run(self, step, torn):
        disk, target = Disk(self.recording.start), self.bench.folder / "state"
        records = self.recording.operations()
        self.cut(disk, target, torn, "start")
        for number, operation in enumerate(records):
            if operation[0] == "o": self.documents.update(acknowledged(operation[4].decode()))
            elif operation[0] == "d":
                done = json.loads(operation[4])
                self.done[done["name"]] = done["files"]
            else: disk.do(operation)
            if number % step == 0 or operation[0] in "sod": self.cut(disk, target, torn, "operation %d" % number)
        return self

    def cut(self, disk, target, torn, place):
        for mode in ["lost", "kept"] + ["torn"] * torn:
            files = disk.state(mode, self.bench.random)
            self.states += 1
            key = hashlib.sha256(repr(sorted(files.items())).encode()).digest()
            promised = (len(self.documents), len(self.done))
            # A state that held when more was promised holds now.
            if self.seen.get(key, (-1, -1)) >= promised: continue
            self.seen[key] = promised
            self.distinct += 1
            shutil.rmtree(target, ignore_errors=True)
            for name, content in files.items():
                path = target / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                if name.endswith(".key"): path.chmod(0o600)
            target.mkdir(exist_ok=True)
            self.look(self, target, "%s, %s" % (place, mode))

    def count_lost(self, ledger):
        """How many acknowledged documents are not in a ledger."""
        try: found = stored(ledger) if os.path.exists(ledger) else {}
        except sqlite3.DatabaseError: found = {}
        lost = [name for name in self.documents if found.get(name) != 1]
        self.lost += len(lost)
        return lost


def look(cuts, folder, place):
    """What must hold in a state of the ledger's own disk."""
    bench, ledger = cuts.bench, folder / "facts.ledger"
    if ledger.exists(): bench.expect_sound(ledger, place)
    lost = cuts.count_lost(ledger)
    if lost: bench.problem(place, "lost", lost)
    for name, files in cuts.done.items():
        for file, content in files.items():
            path = folder / file
            if not path.exists() or path.read_bytes().hex() != content: bench.problem(place, file, "of", name, "is gone")
    if (folder / "bundle").exists():
        check = execute([sys.executable, folder / "bundle" / "VERIFY.txt"], env=bench.env)
        if check.returncode: bench.problem(place, "half a bundle:", check.stdout[-300:], check.stderr[-300:])
    if "key" not in cuts.done: return
    signed = bench.run("checkpoint", "-o", folder / "next", "--signing-key", folder / "north.key", "--ledger", ledger)
    if signed.returncode: return bench.problem(place, "the key does not sign:", signed.stderr)
    kept = [folder / "next"] + [folder / "one.checkpoint"] * ("checkpoint" in cuts.done)
    status, result = bench.verify(ledger, "--since", *kept)
    if status: bench.problem(place, "verify --since ends with", status, result["findings"][:3])


def record(bench, program):
    """The program's own session; also a copy of the ledger after each extraction, for the control."""
    Path("other.jsonl").write_text(documents("other", 3))
    bench.must("extract", "other.jsonl", "--ledger", "other.ledger", "--origin", "other")
    session = Recording(bench, "session")
    session.begin()
    copies = []
    for number in range(bench.size(2, 4)):
        (bench.folder / ("d%d.jsonl" % number)).write_text(documents("d%d" % number, 1 + number))
        session.run("extract %d" % number, [program, "extract", "--json", "../d%d.jsonl" % number])
        copies.append(bench.folder / ("copy%d.ledger" % number))
        copy_ledger(session.folder / "facts.ledger", copies[-1])
    session.run("key", [program, "key", "new", "north.key"], ["north.key"])
    session.run(
        "checkpoint", [program, "checkpoint", "-o", "one.checkpoint", "--signing-key", "north.key"], ["one.checkpoint"])
    session.run("merge", [program, "merge", "../other.ledger"])
    session.run("export", [program, "export", "--bundle", "bundle"])
    return session, copies


def steps(copies):
    """The rows that each copy has and the one before has not, as files for `REPLAY`."""
    made = []
    for number, (before, after) in enumerate(zip(copies, copies[1:])):
        db = sqlite3.connect(after)
        db.execute("ATTACH ? AS before", (str(before),))
        tables = [
            row[0] for row in db.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%' AND name <> 'head'")]
        rows = {}
        for table in tables:
            new = db.execute("SELECT * FROM main.%s EXCEPT SELECT * FROM before.%s" % (table, table)).fetchall()
            if not new: continue
            rows[table] = [[{"hex": c.hex()} if isinstance(c, bytes) else c for c in row] for row in sorted(new, key=repr)]
        rows["entry"] = sorted(rows.get("entry", []))
        names = [row[0] for row in db.execute(
            "SELECT id FROM main.document EXCEPT SELECT id FROM before.document")]
        db.close()
        made.append(before.with_suffix(".%d.json" % number))
        made[-1].write_text(json.dumps({"rows": rows, "documents": names}))
    return made


def control(bench, copies, mode):
    """How many acknowledged documents SQLite loses with a setting; the states are made in the same way."""
    recording = Recording(bench, "control" + mode)
    shutil.copy(copies[0], recording.folder / "facts.ledger")
    recording.begin()
    recording.run("replay", [sys.executable, "-c", REPLAY, "facts.ledger", mode, *steps(copies)])
    return Cuts(bench, recording, lambda cuts, folder, place: cuts.count_lost(folder / "facts.ledger")).run(
        bench.size(8, 2), 1)


def drive(bench):
    program = bench.preloadable()
    if not program: return Verdict.skipped("needs `swift build`: nothing can be loaded before a static program")
    session, copies = record(bench, program)
    cuts = Cuts(bench, session, look).run(bench.size(40, 1), bench.size(1, 1, 6))
    full, extra = (control(bench, copies, mode) for mode in ("FULL", "EXTRA"))
    return Verdict(
        not bench.problems and cuts.lost == 0 and full.lost > 0 and extra.lost == 0,
        "%d states (%d distinct), %d lost, %d bad" % (cuts.states, cuts.distinct, cuts.lost, len(bench.problems)),
        "synchronous=FULL: %d lost in %d states; EXTRA: %d" % (full.lost, full.states, extra.lost))


main(drive, "gcc", "ldd")
