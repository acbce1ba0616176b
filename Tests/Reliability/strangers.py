"""Strangers can check a ledger with tools that nobody here wrote.

A bundle is checked by the Python page that is in it (with openssl), by Go's checksum-database packages when they are
installed, and by pymerkle when it is. All of them have to accept the good bundle, and each has to reject every one of 20
damaged ones, in which SHA256SUMS was made anew by whoever did the damage.

Control: the sums alone accept every damaged bundle.
"""
import base64, hashlib, importlib.util, json, os, shutil, sys
from pathlib import Path

from harness import HERE, ROOT, Verdict, documents, execute, main, missing

GOPATH = "/usr/share/gocode"


class Bundle:
    """A folder that somebody damages."""

    def __init__(self, folder): self.folder = Path(folder)

    def read(self, name): return (self.folder / name).read_bytes()

    def write(self, name, data): (self.folder / name).write_bytes(data)

    def entries(self): return self.read("entries.jsonl").split(b"\n")[:-1]

    def write_entries(self, entries): self.write("entries.jsonl", b"".join(entry + b"\n" for entry in entries))

    def document(self, number=0): return sorted((self.folder / "documents").iterdir())[number]

    def seal(self):
        """SHA256SUMS of what is there now."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
        sums = ["%s  %s\n" % (hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(self.folder)) for path in files]
        self.write("SHA256SUMS", "".join(sums).encode())

    def change_claim(self, change):
        """Writes a claim anew in canonical form."""
        entries = self.entries()
        place = next(n for n, entry in enumerate(entries) if json.loads(entry)["t"] == "claim")
        claim = json.loads(entries[place])
        change(claim)
        entries[place] = json.dumps(claim, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        self.write_entries(entries)

    def change_note(self, change):
        """Changes the lines of the newest checkpoint."""
        lines = self.read("checkpoint").decode().split("\n")
        change(lines)
        self.write("checkpoint", "\n".join(lines).encode())

    def flip(self, name):
        data = bytearray(self.read(name))
        data[len(data) // 2] ^= 1
        self.write(name, bytes(data))


def damages():
    """Name and deed of each damage."""
    def entries(change):
        def deed(bundle):
            found = bundle.entries()
            change(found)
            bundle.write_entries(found)
        return deed

    def swap(found): found[3], found[4] = found[4], found[3]

    def set_line(number, line):
        def change(lines): lines[number] = line(lines[number])
        return lambda bundle: bundle.change_note(change)

    def claim(change): return lambda bundle: bundle.change_claim(change)

    def raise_low(found): found["low"] = str(int(found["low"]) + 1)

    def move_value(found): found["value"][1] -= 1

    def other_words(found): found["quote"][0] = found["quote"][0].replace("killed", "saved!")

    def blank(found): found[5] = found[5].replace(b":", b": ", 1)

    def order(found): found[5] = json.dumps(dict(reversed(json.loads(found[5]).items())), separators=(",", ":")).encode()

    def change_bit(line):
        parts = line.split(" ")
        raw = bytearray(base64.b64decode(parts[2]))
        raw[20] ^= 1
        return " ".join(parts[:2] + [base64.b64encode(bytes(raw)).decode()])

    def old_signature(bundle):
        first = min(os.listdir(bundle.folder / "checkpoints"), key=lambda name: int(name.split("-")[0]))
        old = bundle.read("checkpoints/" + first)
        set_line(4, lambda _: old.decode().split("\n")[4])(bundle)

    def tile(kind):
        files = (path for path in sorted((Path("bundle") / "tile" / kind).rglob("*")) if path.is_file())
        return next(files).relative_to("bundle")

    return [
        ("a figure", claim(raise_low)), ("an offset", claim(move_value)), ("a quote", claim(other_words)),
        ("the last entry gone", entries(lambda found: found.pop())),
        ("the first entry gone", entries(lambda found: found.pop(0))),
        ("two entries swapped", entries(swap)),
        ("an entry twice", entries(lambda found: found.insert(4, found[4]))),
        ("a blank in an entry", entries(blank)), ("members in another order", entries(order)),
        ("another root", set_line(2, lambda line: base64.b64encode(bytes(32)).decode())),
        ("a smaller size", set_line(1, lambda line: str(int(line) - 1))),
        ("another name", set_line(0, lambda line: "x" + line[1:])),
        ("a bit of the signature", set_line(4, change_bit)), ("an older signature", old_signature),
        ("a bit of a document", lambda bundle: bundle.flip(bundle.document().relative_to(bundle.folder))),
        ("a document gone", lambda bundle: bundle.document().unlink()),
        ("another document", lambda bundle: shutil.copy(bundle.document(1), bundle.document(0))),
        ("a bit of a tile", lambda bundle: bundle.flip(tile("0"))),
        ("a tile gone", lambda bundle: (bundle.folder / tile("0")).unlink()),
        ("a bit of the entries' tile", lambda bundle: bundle.flip(tile("entries"))),
    ]


def strangers(bench):
    """Name and command of each tool that is on this machine."""
    found = [("VERIFY.txt", lambda key, folder: [sys.executable, folder / "VERIFY.txt", "--key", key])]
    if not missing("go") and os.path.isdir(GOPATH + "/src/golang.org/x/mod/sumdb"):
        cache = ROOT / ".build" / "reliability" / "go"
        env = {**bench.env, "GO111MODULE": "off", "GOPATH": GOPATH, "GOCACHE": str(cache), "GOFLAGS": "-mod=mod"}
        made = execute(["go", "build", "-o", "stranger", HERE / "stranger.go"], env=env)
        if made.returncode: bench.problem("go build:", made.stderr)
        else: found.append(("Go x/mod", lambda key, folder: [bench.folder / "stranger", key, folder]))
    if importlib.util.find_spec("pymerkle"):
        found.append(("pymerkle", lambda key, folder: [sys.executable, HERE / "stranger.py", key, folder]))
    return found


def prepare(bench):
    Path("a.jsonl").write_text(documents("a", 4))
    bench.must("extract", "a.jsonl")
    key = bench.must("key", "new", "owner.key").strip()
    bench.must("checkpoint", "-o", "one.checkpoint", "--signing-key", "owner.key")
    Path("b.jsonl").write_text(documents("b", 60))
    bench.must("extract", "b.jsonl")
    bench.must("checkpoint", "-o", "two.checkpoint", "--signing-key", "owner.key")
    bench.must("export", "--bundle", "bundle")
    return key


def drive(bench):
    key = prepare(bench)
    # A stranger's modules may lie where only this user's Python looks.
    env = {**bench.env, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path and "Reliability" not in path)}
    tools = strangers(bench)
    sums_accept = rejected = 0
    for name, command in tools:
        result = execute(command(key, Path("bundle")), env=env)
        if result.returncode: bench.problem(name, "rejects the good bundle:", result.stdout[-300:], result.stderr[-300:])
    for damage, deed in damages():
        shutil.rmtree("bad", ignore_errors=True)
        shutil.copytree("bundle", "bad")
        deed(Bundle("bad"))
        Bundle("bad").seal()
        sums_accept += execute(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd="bad").returncode == 0
        for name, command in tools:
            if execute(command(key, Path("bad")), env=env).returncode: rejected += 1
            else: bench.problem(name, "accepts a bundle with", damage)
    every = len(damages())
    return Verdict(
        not bench.problems and every == 20 and sums_accept > 0,
        "%s: accept the good one, reject %d of %d" % (", ".join(name for name, _ in tools), rejected, every * len(tools)),
        "SHA256SUMS alone accept %d of %d" % (sums_accept, every))


main(drive, "openssl", "sha256sum", in_memory=True)
