"""Checks a bundle with pymerkle's tree and openssl's signatures, which know nothing of this project.

    python3 stranger.py KEY FOLDER
"""
import base64, hashlib, json, subprocess, sys, tempfile
from pathlib import Path

from pymerkle import InmemoryTree, verify_inclusion

key, folder = sys.argv[1], Path(sys.argv[2])


def signature_holds(text, signature, public):
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        (place / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + public)
        (place / "text").write_bytes(text)
        (place / "signature").write_bytes(signature)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature"
        return subprocess.run(command.split(), cwd=place, capture_output=True).returncode == 0


name, digits, public = key.split("+", 2)
public = base64.b64decode(public)[1:]
text, lines = (folder / "checkpoint").read_bytes().split(b"\n\n")
origin, size, root = text.decode().split("\n")
signatures = [line.split(" ") for line in lines.decode().splitlines()]
signature = next(base64.b64decode(parts[2]) for parts in signatures if parts[1] == name)
assert signature[:4].hex() == digits and origin == name, "another key"
assert signature_holds(text + b"\n", signature[4:], public), "the signature does not hold"

entries = (folder / "entries.jsonl").read_bytes().split(b"\n")
assert entries.pop() == b"", "half an entry"
tree = InmemoryTree(algorithm="sha256")
for entry in entries: tree.append_entry(entry)
assert len(entries) >= int(size) and tree.get_state(int(size)) == base64.b64decode(root), "other entries"
for index in range(1, int(size) + 1):
    verify_inclusion(tree.get_leaf(index), base64.b64decode(root), tree.prove_inclusion(index, int(size)))
for entry in map(json.loads, entries):
    if entry["t"] == "doc":
        data = (folder / "documents" / entry["sha256"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], "another document"
leaves = b"".join(hashlib.sha256(b"\0" + entry).digest() for entry in entries[:int(size)])
bodies = b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries[:int(size)])
for kind, wanted in (("0", leaves), ("entries", bodies)):
    parts = sorted((folder / "tile" / kind).rglob("*"))
    assert b"".join(part.read_bytes() for part in parts if part.is_file()) == wanted, "other tiles"
print("good:", size, "entries")
