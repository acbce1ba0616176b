"""A disk as a power cut may leave it: replays what `recorder.c` wrote down.

Bytes are sure to be on the disk once their file was synced, names once their folder was. Until then each write may be
there, be lost, or be torn at a sector's edge, and the changes of folders may be there in part, in or out of order.
"""
import os, struct

SECTOR = 512


def operations(log, root):
    """The records of a log: kind, path, second path, offset, data; paths are relative to the root."""
    found, place = [], 0
    while place < len(log):
        kind, first, second, offset, length = struct.unpack_from("<cHHQQ", log, place)
        place += 21
        names = [log[place:place + first].decode(), log[place + first:place + first + second].decode()]
        place += first + second
        data = b""
        if kind in b"wod": data = log[place:place + length]
        place += len(data)
        paths = [os.path.relpath(os.path.normpath(name), root) if name else "" for name in names]
        found.append((kind.decode(), paths[0], paths[1], offset, data))
    return found


def apply(content, operation):
    """Does a write or a truncation to bytes."""
    kind, _, _, offset, data = operation
    if kind == "t":
        if len(content) > offset: del content[offset:]
        else: content.extend(bytes(offset - len(content)))
        return
    if len(content) < offset: content.extend(bytes(offset - len(content)))
    content[offset:offset + len(data)] = data


class Disk:
    """Files with what is sure to be there, and what is still on its way."""

    def __init__(self, files):
        self.files = {}       # number: [bytes that are synced, operations since]
        self.names = {}       # path as the programs see it: number
        self.durable = {}     # path as the disk has it: number
        self.waiting = []     # changes of folders that are on their way: list of (path, number or None)
        for path, content in files.items():
            self.durable[path] = self.names[path] = self.new(bytearray(content))

    def new(self, content):
        self.files[len(self.files)] = [content, []]
        return len(self.files) - 1

    def do(self, operation):
        """One recorded operation."""
        kind, path, second = operation[:3]
        if kind == "c":
            self.names[path] = self.new(bytearray())
            self.waiting.append([(path, self.names[path])])
        elif kind in "wt" and path in self.names:
            self.files[self.names[path]][1].append(operation)
        elif kind == "u" and path in self.names:
            del self.names[path]
            self.waiting.append([(path, None)])
        elif kind in "rl":
            self.move(kind, path, second)
        elif kind == "s":
            self.sync(path)
        elif kind == "y":
            for number in self.files: self.settle(number)
            self.sync_folders(lambda _: True)

    def move(self, kind, path, second):
        """A name for a file, or for all files of a folder, which moves at once."""
        pairs = [(name, second + name[len(path):]) for name in self.names if name == path or name.startswith(path + "/")]
        change = []
        for old, new in pairs:
            number = self.names[old]
            self.names[new] = number
            change.append((new, number))
            if kind == "r":
                del self.names[old]
                change.append((old, None))
        self.waiting.append(change)

    def sync(self, path):
        if path in self.names: self.settle(self.names[path])
        else: self.sync_folders(lambda name: os.path.dirname(name) == ("" if path == "." else path))

    def sync_folders(self, covers):
        kept = []
        for change in self.waiting:
            if any(covers(name) for name, _ in change): self.rename(self.durable, change)
            else: kept.append(change)
        self.waiting = kept

    def settle(self, number):
        content, operations = self.files[number]
        for operation in operations: apply(content, operation)
        self.files[number] = [content, []]

    @staticmethod
    def rename(names, change):
        for name, number in change:
            if number is None: names.pop(name, None)
            else: names[name] = number

    def state(self, mode, random):
        """What the disk may hold after a power cut: `lost`, `kept`, or `torn` in a random way."""
        names = dict(self.durable)
        changes = self.waiting if mode == "kept" else []
        if mode == "torn" and random.random() < 0.5: changes = self.waiting[:random.randint(0, len(self.waiting))]
        elif mode == "torn": changes = [change for change in self.waiting if random.random() < 0.5]
        for change in changes: self.rename(names, change)
        return {name: self.content(number, mode, random) for name, number in sorted(names.items())}

    def content(self, number, mode, random):
        synced, operations = self.files[number]
        content = bytearray(synced)
        operations = [] if mode == "lost" else list(operations)
        if mode == "torn" and random.random() < 0.3: random.shuffle(operations)
        for operation in operations:
            chance = 0 if mode == "kept" else random.random()
            if chance < 0.4: apply(content, operation)
            elif chance < 0.6 and operation[0] == "w":
                kind, path, second, offset, data = operation
                for start in range(0, len(data), SECTOR):
                    if random.random() < 0.5:
                        apply(content, (kind, path, second, offset + start, data[start:start + SECTOR]))
        return bytes(content)
