"""A writer that does what the ledger must not do; the negative control of several drivers.

    python3 careless.py DATABASE FEED [--wait SECONDS]

It acknowledges each document before it is committed, waits for nobody, and goes on after any error. A driver that
finds nothing lost with this writer would find nothing lost with the ledger either.
"""
import json, sqlite3, sys, time

database, feed = sys.argv[1:3]
pause = float(sys.argv[4]) if "--wait" in sys.argv else 0
while True:
    try:
        connection = sqlite3.connect(database, timeout=0, isolation_level=None)
        break
    except sqlite3.Error:
        continue
for line in open(feed):
    identifier = json.loads(line)["id"]
    print(json.dumps({"document": {"id": identifier}}), flush=True)
    for statement, values in [
        ("PRAGMA synchronous = OFF", ()),
        ("CREATE TABLE IF NOT EXISTS document (id TEXT)", ()),
        ("BEGIN", ()),
        ("INSERT INTO document VALUES (?)", (identifier,)),
    ]:
        try: connection.execute(statement, values)
        except sqlite3.Error: continue
    if pause: time.sleep(pause)
    try: connection.execute("COMMIT")
    except sqlite3.Error:
        try: connection.execute("ROLLBACK")
        except sqlite3.Error: continue
