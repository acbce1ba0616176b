"""Every change of content is found.

One bit of each byte of a ledger file is flipped, and `ledger verify` has to find it, unless no query gives another answer:
then everything that a query can return is compared with the good file (each row of each table with its types, also through
each index and by full-text search, the schema, and the numbers of the header, but for the counters by which SQLite's caches
notice that a file or its schema changed). Bytes that are zero are flipped in groups, since most of a page's zeros are not
used; a group that is found is parted until it is one byte.

Control: a checker of hashes alone, each entry's leaf against its body, misses most of the changes.
"""
import hashlib, os, sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import Verdict, documents, main

GROUP = 512
# The file's header, most of which is zero, counts whole.
HEADER = 100
# So many programs run at once; most of a run is waiting for processes to start and end.
WORKERS = 3
WORDS = ["killed", "kavar", "hospital", "wounded", "the", "item"]
PRAGMAS = ["application_id", "user_version", "encoding", "page_size", "auto_vacuum", "journal_mode"]


def sample(bench):
    """A ledger with a row in nearly every table."""
    Path("a.jsonl").write_text(documents("a", 2))
    Path("b.txt").write_text(
        "Flood in Selim\nSELIM, 3 January 2024 (Coastline Wire) - At least 20,000 people were displaced and 70% of the 30 dead "
        "were children, the Ministry of Health said, citing the police. More than 12 are missing.\n")
    now = ["--now", "2024-01-02T03:04:05Z"]
    bench.must("extract", "a.jsonl", "b.txt", "--ledger", "good.ledger", *now)
    claims = [row[0] for row in sqlite3.connect("good.ledger").execute("SELECT id FROM claim_view ORDER BY 1")]
    bench.must("retract", claims[0], "--reason", "A test.", "--ledger", "good.ledger", *now)
    bench.must("correct", claims[1], "--set", "low=21", "--reason", "A test.", "--ledger", "good.ledger", *now)
    bench.must("sources", "add", "kavar", "hospital", "Kavar Hospital", "--ledger", "good.ledger", *now)
    bench.must("sources", "alias", "kavar", "The Kavar House", "--ledger", "good.ledger", *now)
    bench.must("key", "new", "good.key", "--ledger", "good.ledger")
    bench.must("checkpoint", "-o", "good.checkpoint", "--signing-key", "good.key", "--ledger", "good.ledger", *now)
    return Path("good.ledger").read_bytes()


def dump(path):
    """The hash of everything that a query can return, or of the error that it gives."""
    found = hashlib.sha256()
    db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)

    def add(sql):
        for row in db.execute(sql): found.update(repr(row).encode())

    try:
        db.text_factory = bytes
        for pragma in PRAGMAS: add("PRAGMA " + pragma)
        add("SELECT quote(type), quote(name), quote(tbl_name), typeof(rootpage), rootpage, quote(sql) FROM sqlite_schema")
        schema = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        schema = [[part and part.decode() for part in row] for row in schema]
        virtual = [row[1] for row in schema if row[3] and row[3].startswith("CREATE VIRTUAL")]
        for kind, name, table, _ in schema:
            if kind == "table" and name not in virtual: add("SELECT %s FROM %s" % (columns(db, name), name))
            if kind == "index":
                names = [row[2].decode() for row in db.execute("PRAGMA index_info(%s)" % name) if row[2]]
                try: add("SELECT %s FROM %s INDEXED BY %s ORDER BY %s" % (shown(names), table, name, ", ".join(names)))
                except sqlite3.OperationalError as error:
                    if "no query solution" not in str(error): raise
        for name in virtual:
            for word in WORDS: add("SELECT rowid, rank FROM %s WHERE %s MATCH '%s' ORDER BY rowid" % (name, name, word))
    except sqlite3.Error as error:
        return "error: %s" % error
    finally:
        db.close()
    return found.hexdigest()


def shown(names): return ", ".join("typeof(%s), quote(%s)" % (name, name) for name in names)


def columns(db, table): return shown([row[1].decode() for row in db.execute("PRAGMA table_info(%s)" % table)])


def hashes_alone(path):
    """A naive checker: each entry's leaf is the hash of its body. Whether it finds nothing."""
    db = sqlite3.connect(path)
    try:
        rows = db.execute("SELECT body, leaf FROM entry").fetchall()
        return bool(rows) and all(hashlib.sha256(b"\0" + body).digest() == leaf for body, leaf in rows)
    except (sqlite3.Error, TypeError, ValueError, OverflowError):
        return False
    finally:
        db.close()


class Flips:
    """Flips in one copy of the file; several work at once."""

    def __init__(self, bench, good, bits, before):
        self.bench, self.good, self.bits, self.before = bench, good, bits, before
        self.path = "flipped-%d.ledger" % id(self)
        Path(self.path).write_bytes(good)
        self.bytes = self.found = self.harmless = self.missed = self.runs = 0

    def flip(self, places):
        """One bit of each place is flipped. Places that are found together are tried in halves."""
        with open(self.path, "r+b") as file:
            for place in places: os.pwrite(file.fileno(), bytes([self.good[place] ^ 1 << self.bits[place]]), place)
        found = self.look(places)
        with open(self.path, "r+b") as file:
            for place in places: os.pwrite(file.fileno(), self.good[place:place + 1], place)
        if found and len(places) > 1:
            middle = len(places) // 2
            self.flip(places[:middle])
            self.flip(places[middle:])

    def look(self, places):
        """Whether the changes are found."""
        self.runs += 1
        result = self.bench.run("verify", "--ledger", self.path, "--now", "2024-02-01")
        if result.returncode not in (0, 1, 2, 5, 6):
            self.bench.problem("byte", places[0], "verify ended with", result.returncode, result.stderr[-200:])
        if result.returncode and len(places) > 1: return True
        self.bytes += len(places)
        if result.returncode: self.found += 1
        elif dump(self.path) == self.before: self.harmless += len(places)
        else: self.bench.problem("bytes", places[0], "to", places[-1], "change an answer and are not found:", dump(self.path))
        # A checker of hashes alone has to miss changes that are found here; each fiftieth is tried.
        if result.returncode and self.found % 50 == 1 and hashes_alone(self.path): self.missed += 1
        return bool(result.returncode)


def drive(bench):
    good = sample(bench)
    if bench.verify("good.ledger")[0]: bench.problem("the good ledger does not verify")
    bits = [bench.random.randrange(8) for _ in good]
    zeros = [place for place, byte in enumerate(good) if not byte and place >= HEADER]
    used = sorted({place for place, byte in enumerate(good) if byte} | set(range(HEADER)))
    groups = [zeros[start:start + GROUP] for start in range(0, len(zeros), GROUP)]
    if bench.quick: used, groups = sorted(bench.random.sample(used, 150)), bench.random.sample(groups, 10)
    tasks = [[place] for place in used] + groups
    before = dump("good.ledger")
    workers = [Flips(bench, good, bits, before) for _ in range(WORKERS)]

    def work(number):
        for places in tasks[number::WORKERS]: workers[number].flip(places)

    with ThreadPoolExecutor(WORKERS) as pool: list(pool.map(work, range(WORKERS)))
    total = {name: sum(getattr(flips, name) for flips in workers) for name in ("bytes", "runs", "found", "harmless", "missed")}
    return Verdict(
        not bench.problems and total["found"] > 0 and total["missed"] > 0,
        "%d of %d bytes flipped (%d runs): %d found, %d change no answer, %d not found"
        % (total["bytes"], len(good), total["runs"], total["found"], total["harmless"], len(bench.problems)),
        "%d missed by hashes alone" % total["missed"])


main(drive, in_memory=True)
