#!/usr/bin/env python3
"""Changes facts.ledger in the way of the name that is given, as somebody with a database tool would."""

import sqlite3
import sys

FILE = "facts.ledger"


def sql(*statements: str) -> None:
    """Runs statements; they change the schema too."""
    db = sqlite3.connect(FILE, isolation_level=None)
    db.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        db.execute(statement)
    db.close()


def rows(*statements: str) -> None:
    """Changes rows without a trace: the triggers that refuse it stand there afterwards as before."""
    db = sqlite3.connect(FILE, isolation_level=None)
    db.execute("PRAGMA ignore_check_constraints = ON")
    guards = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        db.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        db.execute(statement)
    for _, text in guards:
        db.execute(text)
    db.close()


def bytes_(change) -> None:
    with open(FILE, "rb") as file:
        data = bytearray(file.read())
    data = change(data) or data
    with open(FILE, "wb") as file:
        file.write(data)


PAGE = 16384
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"


def replaced(table: str, select: str) -> None:
    """A table that became a view with the same columns."""
    db = sqlite3.connect(FILE)
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    db.close()
    view = f"CREATE VIEW {table} AS {select.format(columns=', '.join(f'1 AS {column}' for column in columns))}"
    sql(f"DELETE FROM sqlite_schema WHERE tbl_name = '{table}' AND type <> 'table'",
        f"UPDATE sqlite_schema SET type = 'view', rootpage = 0, sql = '{view}' WHERE name = '{table}'")


def loosely(table: str, statement: str) -> None:
    """Writes a row that the table's own definition forbids."""
    db = sqlite3.connect(FILE)
    (text,) = db.execute(f"SELECT sql FROM sqlite_schema WHERE name = '{table}' AND type = 'table'").fetchone()
    db.close()
    change = "UPDATE sqlite_schema SET sql = '{}' WHERE name = '" + table + "' AND type = 'table'"
    sql(change.format(text.replace("STRICT", "").replace("'", "''")))
    rows(statement)
    sql(change.format(text.replace("'", "''")))


WAYS = {
    # The schema.
    "view": lambda: replaced("document", "SELECT {columns}"),
    "endless view": lambda: replaced("document", ENDLESS + " SELECT {columns} FROM n"),
    "endless genesis": lambda: replaced("genesis", ENDLESS + " SELECT {columns} FROM n WHERE x < 0"),
    "generated column": lambda: sql("ALTER TABLE document ADD COLUMN g TEXT AS (hex(zeroblob(9))) VIRTUAL"),
    "expression index": lambda: sql("CREATE INDEX evil ON entry (abs(length(leaf)))"),
    "trigger": lambda: sql("CREATE TRIGGER evil AFTER INSERT ON entry BEGIN DELETE FROM document; END"),
    "no trigger": lambda: sql("DROP TRIGGER entry_no_delete"),
    "virtual table": lambda: sql("CREATE VIRTUAL TABLE evil USING fts5(x)"),
    "table": lambda: sql("CREATE TABLE evil (x)"),
    "5,000 tables": lambda: sql("BEGIN", *[f"CREATE TABLE evil{n} (x)" for n in range(5_000)], "COMMIT"),
    "1,000 columns": lambda: sql("CREATE TABLE evil (" + ", ".join(f"c{n}" for n in range(1_000)) + ")"),
    "schema of 1 MB": lambda: sql("CREATE TABLE evil (x DEFAULT '" + "x" * 1_000_000 + "')"),
    "broken schema": lambda: sql("UPDATE sqlite_schema SET sql = 'CREATE TABLE document (' WHERE name = 'document'"),
    # Rows.
    # STRICT refuses the wrong type, unless the table is not STRICT for a moment.
    "text for a blob": lambda: loosely("entry", "UPDATE entry SET body = CAST(body AS TEXT) WHERE seq = 1"),
    "fraction for a number": lambda: loosely("head", "UPDATE head SET size = size + 0.5"),
    "negative seq": lambda: rows("UPDATE entry SET seq = -1 WHERE seq = 1"),
    "greatest seq": lambda: rows("UPDATE entry SET seq = 9223372036854775807 WHERE seq = 1"),
    "missing entry": lambda: rows("DELETE FROM entry WHERE seq = 2"),
    "last entry": lambda: rows("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)"),
    "no genesis": lambda: rows("DELETE FROM genesis"),
    "swapped entries": lambda: rows("UPDATE entry SET seq = -seq WHERE seq IN (1, 2)",
                                    "UPDATE entry SET seq = seq + 3 WHERE seq < 0"),
    "entry not canonical": lambda: rows("UPDATE entry SET body = CAST(body || ' ' AS BLOB) WHERE seq = 1"),
    "entry not JSON": lambda: rows("UPDATE entry SET body = x'00ff' WHERE seq = 1"),
    "entry nests": lambda: rows(f"UPDATE entry SET body = CAST('{'[' * 60_000}' AS BLOB) WHERE seq = 1"),
    "body changed": lambda: rows("UPDATE document_bytes SET body = CAST(replace(CAST(body AS TEXT), '12', '13') AS BLOB)"),
    "head": lambda: rows("UPDATE head SET size = 9223372036854775807"),
    "peaks": lambda: rows("UPDATE head SET peaks = randomblob(1000001)"),
    "no head": lambda: rows("DELETE FROM head"),
    # The file.
    "version 0": lambda: sql("PRAGMA user_version = 0"),
    "version -1": lambda: sql("PRAGMA user_version = -1"),
    "version 99": lambda: sql("PRAGMA user_version = 99"),
    "another program": lambda: sql("PRAGMA application_id = 7"),
    "write-ahead log": lambda: sql("PRAGMA journal_mode = WAL"),
    "half": lambda: bytes_(lambda data: data[:len(data) // 2]),
    "half a page": lambda: bytes_(lambda data: data[:-PAGE // 2]),
    "first page": lambda: bytes_(lambda data: data[:PAGE]),
    "header": lambda: bytes_(lambda data: data[:100]),
    "noughts": lambda: bytes_(lambda data: data[:PAGE] + bytes(len(data) - PAGE)),
    "random pages": lambda: bytes_(lambda data: data[:100] + bytes((i * 7919 >> 3) & 255 for i in range(len(data) - 100))),
    "swapped pages": lambda: bytes_(
        lambda data: data[:PAGE] + data[2 * PAGE:3 * PAGE] + data[PAGE:2 * PAGE] + data[3 * PAGE:]),
    "junk behind": lambda: bytes_(lambda data: data + b"x" * 5000),
    "another page size": lambda: bytes_(lambda data: data.__setitem__(slice(16, 18), b"\x10\x00")),
    "page size 0": lambda: bytes_(lambda data: data.__setitem__(slice(16, 18), b"\0\0")),
    "UTF-16": lambda: bytes_(lambda data: data.__setitem__(slice(56, 60), b"\0\0\0\2")),
    "all pages free": lambda: bytes_(lambda data: data.__setitem__(slice(32, 40), b"\x7f\xff\xff\xff" * 2)),
}

if __name__ == "__main__":
    WAYS[sys.argv[1]]()
