"""Reads the lines of `ledger extract --json`: claims in the notation of the test corpora, and whether spans are exact."""

import json

from .engine import Result, Row


def text(id: str, what: str, text, claims: str = "", notices: str = "", **more) -> Row:
    """A row about one text: the claims that are found in it, and the codes of the notices.

    Claims are written `killed 12`, `killed more_than 100`, `share 70`, `killed range 5 7`, joined by `; `.
    """

    def make(folder):
        line = {"text": text, **more.pop("members", {})}
        (folder / "t.jsonl").write_text(json.dumps(line), encoding="ascii")

    def check(result: Result):
        found = documents(result)
        if isinstance(found, str):
            return found
        if len(found) != 1 or "error" in found[0]:
            return f"no document: {result.text[:300]}"
        return differs(found[0], claims, notices) or mistraced(found[0], text)

    return Row(id, what, "ledger extract --json --dry-run t.jsonl", make=make, check=check, **more)


def differs(record: dict, claims: str, notices: str):
    """How the claims and notices differ from those expected."""
    found = "; ".join(spelled(claim) for claim in record["claims"])
    if found != claims:
        return f"claims are {found!r}, not {claims!r}"
    codes = {notice["code"] for part in [record["document"], *record["claims"]] for notice in part["notices"]}
    missing = set(notices.split()) - codes
    return f"no notice {', '.join(missing)}; there are: {', '.join(codes)}" if missing else None


def spelled(claim: dict) -> str:
    """A claim in the notation of the corpora, with its status when it is not asserted."""
    low, high, bound = claim["low"], claim["high"], claim["bound"]
    if bound == "exact":
        value = f"{low}"
    elif bound == "vague":
        value = f"vague {claim['vague_class']}"
    else:
        value = " ".join([bound, *(f"{limit}" for limit in dict.fromkeys([low, high]) if limit is not None)])
    status = "" if claim["status"] == "asserted" else f" {claim['status']}"
    return f"{claim['measure']} {value}{status}"


def mistraced(record: dict, text: str):
    """The first span that does not lead to its words, counted in bytes and in code points."""
    data = text.encode("utf-8", "surrogatepass")
    for claim in record["claims"]:
        spans = [(claim["value"], claim["chars"], claim["bytes"]), (claim["quote"], claim["quote_chars"], None)]
        spans += [(source["text"], source["chars"], source["bytes"]) for source in claim["sources"]]
        for words, chars, bytes in spans:
            if chars and text[chars[0]:chars[1]] != words:
                return f"chars {chars} are {text[chars[0]:chars[1]]!r}, not {words!r}"
            if bytes and data[bytes[0]:bytes[1]] != words.encode():
                return f"bytes {bytes} are {data[bytes[0]:bytes[1]]!r}, not {words!r}"
    return None


def documents(result: Result):
    """The records, one for each line; a word on the line that is not JSON."""
    try:
        return [json.loads(line) for line in result.text.splitlines()]
    except ValueError as error:
        return f"not JSON: {error}: {result.text[:200]}"
