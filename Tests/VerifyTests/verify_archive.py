"""Checks an exported archive from docs/specs alone, in another language, with other people's libraries.

Usage: verify_archive.py DIR [CHECKPOINT]...   Prints what is wrong, a line each; exit 0 sound, 1 not, 2 unreadable.
Needs `cryptography` (Ed25519) and `pymerkle` (RFC 6962 trees).
"""

import base64
import hashlib
import json
from urllib.parse import unquote
import os
import re
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pymerkle import InmemoryTree

wrong = []


def say(place, what):
    wrong.append(f"{place}: {what}")


def sha256(data):
    return hashlib.sha256(data).digest()


def read(root, path):
    with open(os.path.join(root, path), "rb") as file:
        return file.read()


def signed_by(key, signature, data):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
        return True
    except (InvalidSignature, ValueError):
        return False


# The entries (SPEC-sealing 2 to 9)

V1 = ("seller series sequence number type issued sealed-at currency net vat gross xml-sha256 "
      "pdf-sha256 previous").split()
HEAD = "company log series sequence kind day sealed-at".split()
DOCUMENT = "number type issued currency net vat gross vat-line* refers* document".split()
PAYMENT = "number received means currency amount for*".split()
KINDS = {"invoice": DOCUMENT, "credit-note": DOCUMENT, "training-invoice": DOCUMENT,
         "training-credit-note": DOCUMENT, "payment": PAYMENT, "refund": PAYMENT,
         "closure": None, "event": None}
NUMBERS = {"log", "sequence", "sealed-at", "net", "vat", "gross", "amount"}


def follows(names, wanted):
    pattern = "".join(f"(?:{re.escape(name.rstrip('*'))} ){'*' if name.endswith('*') else ''}"
                      for name in wanted)
    return re.fullmatch(pattern, "".join(name + " " for name in names)) is not None


def parse(data):
    lines = data.decode("utf-8").split("\n")
    if lines[-1] or any(": " not in line for line in lines[1:-1]):
        raise ValueError("lines")
    fields = [tuple(line.split(": ", 1)) for line in lines[1:-1]]
    names = [name for name, _ in fields]
    version = {"facturier/entry/v1": 1, "facturier/entry/v2": 2}[lines[0]]
    entry = {"version": version, "fields": fields, "lines": lines}
    for name, value in fields:
        if re.search(r"[\x00-\x1f\x7f]", value) or re.search(r"%(?![0-9A-F]{2})", value):
            raise ValueError("escape")
        entry.setdefault(name, value)
    if version == 1:
        if names != V1:
            raise ValueError("fields")
        entry.update(company=entry["seller"], day=entry["issued"], kind="invoice")
    else:
        wanted = KINDS[entry["kind"]]
        if names[:7] != HEAD or names[-1] != "previous":
            raise ValueError("fields")
        if wanted and not follows(names[7:-1], wanted):
            raise ValueError("fields")
    for name in NUMBERS & set(names):
        if str(int(entry[name])) != entry[name]:
            raise ValueError(name)
        entry[name] = int(entry[name])
    if not re.fullmatch("[0-9a-f]{64}", entry["previous"]):
        raise ValueError("previous")
    datetime.strptime(entry["day"], "%Y-%m-%d")
    return entry


# Closures (6)

def words(value):
    return value.split(" ")


class Totals:
    def __init__(self):
        self.entries = None
        self.counts = [0] * 6
        self.ranges, self.totals = {}, defaultdict(lambda: [0, 0, 0])
        self.rates, self.means = defaultdict(lambda: [0, 0]), defaultdict(int)

    def add(self, entry, at):
        self.entries = (self.entries[0] if self.entries else at, at)
        name = entry["series"].replace(" ", "%20")
        first = self.ranges.get(name, (entry["sequence"],))[0]
        self.ranges[name] = (first, entry["sequence"])
        kind = entry["kind"]
        place = {"invoice": 0, "credit-note": 1, "payment": 2, "refund": 3, "event": 4}.get(kind, 5)
        self.counts[place] += 1
        sign = -1 if kind in ("credit-note", "refund") else 1
        if place in (0, 1):
            for index, name in enumerate(("net", "vat", "gross")):
                self.totals[entry["currency"]][index] += sign * entry[name]
            for name, value in entry["fields"]:
                if name == "vat-line":
                    category, rate, base, tax = words(value)
                    of = self.rates[entry["currency"], category, int(rate)]
                    of[0] += sign * int(base)
                    of[1] += sign * int(tax)
        if place in (2, 3):
            self.means[entry["currency"], entry["means"].replace(" ", "%20")] += sign * entry["amount"]

    def merge(self, other):
        self.entries = (self.entries[0] if self.entries else other.entries[0], other.entries[1])
        self.counts = [a + b for a, b in zip(self.counts, other.counts)]
        for name, (first, last) in other.ranges.items():
            self.ranges[name] = (self.ranges.get(name, (first,))[0], last)
        for key, of in other.totals.items():
            self.totals[key] = [a + b for a, b in zip(self.totals[key], of)]
        for key, of in other.rates.items():
            self.rates[key] = [a + b for a, b in zip(self.rates[key], of)]
        for key, of in other.means.items():
            self.means[key] += of

    def lines(self):
        def join(*values):
            return " ".join(str(value) for value in values)
        yield "entries: " + join(*self.entries)
        yield "counts: " + join(*self.counts)
        for name in sorted(self.ranges, key=str.encode):
            yield "series-range: " + join(name, *self.ranges[name])
        for currency in sorted(self.totals):
            yield "total: " + join(currency, *self.totals[currency])
        for key in sorted(self.rates):
            yield "rate: " + join(*key, *self.rates[key])
        for key in sorted(self.means):
            yield "means-total: " + join(*key, self.means[key])


def end_of(day):
    end = datetime.strptime(day, "%Y-%m-%d") + timedelta(days=1)
    return int(end.replace(tzinfo=ZoneInfo("Europe/Paris")).timestamp()) * 1_000_000


def month_end(day):
    year, month = int(day[:4]), int(day[5:7])
    following = datetime(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).strftime("%Y-%m-%d")


class Periods:
    """Open day, month and year: (a day in it, totals)."""

    def __init__(self):
        self.open = {"day": None, "month": None, "year": None}
        self.through = ""
        self.perpetual = defaultdict(lambda: [0, 0])

    def bounds(self, period):
        day = self.open[period][0]
        return {"day": (day, day), "month": (day[:7] + "-01", month_end(day)),
                "year": (day[:4] + "-01-01", day[:4] + "-12-31")}[period]

    def close(self, period):
        day, totals = self.open[period]
        self.through = self.bounds(period)[1]
        self.open[period] = None
        above = {"day": "month", "month": "year"}.get(period)
        if above:
            sums = self.open[above][1] if self.open[above] else Totals()
            sums.merge(totals)
            self.open[above] = (day, sums)

    def take(self, entry, at, place):
        for period in ("day", "month", "year"):
            if self.open[period] and self.bounds(period)[1] < entry["day"]:
                say(place, f"closure of {period} is missing")
                self.close(period)
        if entry["day"] <= self.through:
            say(place, "period is closed")
        totals = self.open["day"][1] if self.open["day"] else Totals()
        totals.add(entry, at)
        self.open["day"] = (entry["day"], totals)

    def count(self, entry, is_credit):
        of = self.perpetual[entry["currency"]]
        of[0] += -entry["gross"] if is_credit else entry["gross"]
        of[1] += entry["gross"]

    def closure(self, entry, size, root, place):
        period = entry.get("period")
        below = {"month": ("day",), "year": ("day", "month")}.get(period, ())
        if not self.open.get(period) or any(self.open[name] for name in below):
            return say(place, "nothing to close")
        first, last = self.bounds(period)
        lines = ["facturier/entry/v2", f"company: {entry['company']}", f"log: {entry['log']}",
                 f"series: closures-{period}", f"sequence: {entry['sequence']}", "kind: closure",
                 f"day: {last}", f"sealed-at: {end_of(last)}", f"period: {period}",
                 f"from: {first}", f"through: {last}"]
        lines += self.open[period][1].lines()
        lines += [f"perpetual: {currency} {of[0]} {of[1]}"
                  for currency, of in sorted(self.perpetual.items())]
        lines += [f"tree: {size} {root.hex()}", f"previous: {entry['previous']}", ""]
        if lines != entry["lines"]:
            say(place, "closure is not the one computed")
        self.close(period)


# The log (10, 11, 13)

def checkpoint(text, siren):
    body, _, signatures = text.partition("\n\n")
    origin, size, root = body.split("\n")
    if origin != f"facturier/{siren}" or str(int(size)) != size or not signatures.endswith("\n"):
        raise ValueError("checkpoint")
    lines = [line.split(" ") for line in signatures[:-1].split("\n")]
    if any(len(line) != 3 or line[0] != "\u2014" for line in lines):
        raise ValueError("checkpoint")
    if base64.b64encode(base64.b64decode(root, validate=True)).decode() != root:
        raise ValueError("checkpoint")
    return {"size": int(size), "root": base64.b64decode(root), "text": (body + "\n").encode(),
            "origin": origin,
            "signatures": [(name, base64.b64decode(data, validate=True)) for _, name, data in lines]}


def is_signed(note, keys):
    for key in keys:
        identity = sha256(note["origin"].encode() + b"\n\x01" + key)[:4]
        for name, data in note["signatures"]:
            if (name == note["origin"] and data[:4] == identity
                    and signed_by(key, data[4:], note["text"])):
                return True
    return False


def check_log(siren, data, notes, known, anchors):
    tree, heads, numbers, keys = InmemoryTree(algorithm="sha256"), {}, set(), []
    periods, entries, day, time = Periods(), [], "", -1
    pending = sorted(notes + anchors, key=lambda note: note["size"])
    covered, restored = 0, set()
    parts = data.split(b"\n\n")
    for index, part in enumerate(parts):
        raw = part if index == len(parts) - 1 else part + b"\n"
        place = f"entry {index}"
        digest = sha256(raw)
        try:
            entry = parse(raw)
        except (ValueError, KeyError) as error:
            say(place, f"malformed, {error}")
            entry = None
        if entry:
            if entry["company"] != siren or entry.get("log", index) != index:
                say(place, "company or position")
            genesis = sha256(f"facturier/series/v1\n{siren}\n{entry['series']}\n".encode())
            sequence, head = heads.get(entry["series"], (0, genesis))
            if entry["sequence"] != sequence + 1:
                say(place, f"sequence {entry['sequence']} after {sequence} of {entry['series']}")
            if entry["previous"] != head.hex():
                say(place, f"chain of {entry['series']}")
            heads[entry["series"]] = (entry["sequence"], digest)
            closure = entry["kind"] == "closure"
            if entry["version"] == 2 and entry["day"] < day:
                say(place, "day goes back")
            day = max(day, entry["day"])
            if not closure:
                if entry["sealed-at"] < time:
                    say(place, "time goes back")
                time = entry["sealed-at"]
            if "gross" in entry:
                if entry["net"] + entry["vat"] != entry["gross"] or entry["issued"] != entry["day"]:
                    say(place, "sum or day of issue")
                if entry["number"] in numbers:
                    say(place, "number used twice")
                numbers.add(entry["number"])
                if entry["version"] == 1 or not entry["kind"].startswith("training"):
                    periods.count(entry, entry["kind"] == "credit-note"
                                  or entry["version"] == 1 and entry["type"] in ("381", "261", "262"))
            if closure:
                root = tree.get_state(index) if index else sha256(b"")
                periods.closure(entry, index, root, place)
            elif entry["version"] == 2:
                periods.take(entry, index, place)
            if entry.get("event") == "log-opened":
                keys.append(bytes.fromhex(entry["key"]))
            if entry.get("event") == "key-rotation":
                old, new = bytes.fromhex(entry["old-key"]), bytes.fromhex(entry["new-key"])
                statement = (f"facturier/key-rotation/v1\n{siren}\n{old.hex()}\n{new.hex()}\n").encode()
                if not (signed_by(old, bytes.fromhex(entry["old-signature"]), statement)
                        and signed_by(new, bytes.fromhex(entry["new-signature"]), statement)
                        and (not keys or keys[-1] == old)):
                    say(place, "rotation")
                keys.append(new)
            if entry.get("event") == "restore" and entry["mark-size"] != "unknown":
                restored.add((int(entry["mark-size"]), bytes.fromhex(entry["mark-root"])))
        tree.append_entry(digest)
        entries.append((entry, digest))
        while pending and pending[0]["size"] <= index + 1:
            note = pending.pop(0)
            if note["size"] < index + 1 or tree.get_state(index + 1) != note["root"]:
                if (note["size"], note["root"]) not in restored:
                    say(note["file"], "root differs")
            if not is_signed(note, keys[-1:] or known):
                say(note["file"], "signature")
            covered = note["size"] if note in notes else covered
    for note in pending:
        if (note["size"], note["root"]) not in restored:
            say(note["file"], "beyond the end of the log")
    if covered != len(entries):
        say("log", "the end is under no checkpoint")
    return entries, keys


# The folder (SPEC-archive)

def check_file(root, path, described):
    try:
        data = read(root, path)
    except OSError:
        say(path, "missing")
        return None
    if len(data) != described["size"] or sha256(data).hex() != described["sha256"]:
        say(path, "altered")
    return data


def check_packs(root, index, entries, named):
    found = set()
    for pack in index["packs"]:
        named.add(pack["manifest"]["path"])
        manifest = check_file(root, pack["manifest"]["path"], pack["manifest"]) or b""
        count = 0
        for line in manifest.decode().splitlines():
            row = json.loads(line)
            if row["kind"] == "rows":
                path = f"{pack['folder']}/{row['path']}"
                named.add(path)
                check_file(root, path, row)
                continue
            count += 1
            hashes = []
            for kind in ("xml", "pdf"):
                path = f"{pack['folder']}/{row[kind]['path']}"
                if path in named or os.path.basename(path) != f"{row['number']}.{kind}":
                    say(path, "name")
                named.add(path)
                hashes.append(sha256(check_file(root, path, row[kind]) or b""))
            entry, digest = entries[row["index"]]
            same = entry and all(str(entry[name]) == str(row[name])
                                 for name in ("series", "sequence", "number", "type", "issued"))
            if not same or digest.hex() != row["entry"] or row["index"] in found:
                say(row["number"], "manifest is not the entry")
            elif entry["version"] == 1:
                if [entry["xml-sha256"], entry["pdf-sha256"]] != [one.hex() for one in hashes]:
                    say(row["number"], "document")
            elif sha256(bytes.fromhex(row["salt"] or "") + b"".join(hashes)).hex() != entry["document"]:
                say(row["number"], "document")
            found.add(row["index"])
        if count != pack["documents"]:
            say(pack["name"], "documents")
    gone = {str(one["year"]) for one in index["destroyed"]}
    for at, (entry, _) in enumerate(entries):
        if entry and "gross" in entry and entry["day"][:4] not in gone and at not in found:
            if not index["periods"] or any(entry["day"].startswith(p) for p in index["periods"]):
                say(entry["number"], "in no pack")


def check_ledger(data, path):
    balance, pieces = defaultdict(int), set()
    for row in data.decode().splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) != 18:
            say(path, "columns")
            continue
        balance[fields[2]] += int(fields[11].replace(",", "")) - int(fields[12].replace(",", ""))
        pieces.add(fields[8])
    for number, left in balance.items():
        if left:
            say(path, f"entry {number} is not balanced")
    return pieces


def main(root, anchors):
    index_bytes = read(root, "facturier-archive.json")
    index = json.loads(index_bytes)
    siren = index["company"]["siren"]
    named, files, known, notes = {"facturier-archive.json"}, {}, [], []
    for one in index["files"]:
        named.add(one["path"])
        files[one["path"]] = check_file(root, one["path"], one)
    for path, data in files.items():
        if data is None:
            continue
        if path.startswith("keys/"):
            lines = data.decode().split("\n")
            key = bytes.fromhex(lines[3].removeprefix("public-key: "))
            if path != f"keys/{sha256(key)[:8].hex()}.txt":
                say(path, "key")
            known.append(key)
        if path.startswith("log/checkpoints/"):
            try:
                notes.append(dict(checkpoint(data.decode(), siren), file=path))
                if path != f"log/checkpoints/{notes[-1]['size']}.txt":
                    say(path, "size")
            except ValueError:
                say(path, "no checkpoint")
    kept = []
    for path in anchors:
        with open(path, encoding="utf-8") as file:
            kept.append(dict(checkpoint(file.read(), siren), file=path))
    data = files.get(index["log"]["file"])
    entries, keys = check_log(siren, data or b"", notes, known, kept)
    if len(entries) != index["log"]["size"]:
        say("log", "size")
    signatures = files.get("log/heads.txt") or b""
    by_head = {(e["series"], e["sequence"]): d for e, d in entries if e}
    for line in signatures.decode().splitlines():
        series, sequence, key_id, signature = line.split(" ")
        row = {"series": unquote(series), "sequence": int(sequence), "key": key_id,
               "signature": signature}
        digest = by_head.get((row["series"], row["sequence"]), b"")
        head = f"facturier/head/v1\n{siren}\n{row['series']}\n{row['sequence']}\n{digest.hex()}\n"
        if not any(sha256(key)[:8].hex() == row["key"]
                   and signed_by(key, bytes.fromhex(row["signature"]), head.encode())
                   for key in known):
            say("log/heads.txt", row["series"])
    if index.get("signed"):
        named.add("facturier-archive.sig")
        statement = f"facturier/archive-index/v1\n{siren}\n{sha256(index_bytes).hex()}\n".encode()
        try:
            text = read(root, "facturier-archive.sig").decode()
            if not re.fullmatch("[0-9a-f]{128}\n", text):
                raise ValueError("form")
            if not any(signed_by(key, bytes.fromhex(text.strip()), statement)
                       for key in keys or known if sha256(key)[:8].hex() == index["signed"]):
                raise ValueError("signature")
        except (OSError, ValueError):
            say("facturier-archive.json", "signature of the index")
    check_packs(root, index, entries, named)
    books = [path for path in files if path.startswith("ledger/") and path.endswith(".txt")]
    pieces = set().union(*[check_ledger(files[path] or b"", path) for path in books])
    for entry, _ in entries if books else []:
        if (entry and entry["version"] == 2 and "gross" in entry and entry["number"] not in pieces
                and not entry["kind"].startswith("training")):
            say(entry["number"], "not booked")
    folders = tuple(pack["folder"] + "/" for pack in index["packs"])
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), root)
            left_over = path.startswith("packs/") and not path.startswith(folders)
            if path not in named and not left_over and not path.endswith(".part"):
                say(path, "extra")


def verdict(root, anchors):
    wrong.clear()
    try:
        main(root, anchors)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        wrong.append(f"unreadable: {error!r}")
        return 2
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--many"]:
        # One line a job: DIR TAB CHECKPOINT…; a verdict a line.
        for job in sys.stdin:
            folder, *kept = job.rstrip("\n").split("\t")
            print(verdict(folder, kept), wrong[0] if wrong else "", flush=True)
        sys.exit(0)
    status = verdict(sys.argv[1], sys.argv[2:])
    print("\n".join(wrong) or "sound")
    sys.exit(status)
