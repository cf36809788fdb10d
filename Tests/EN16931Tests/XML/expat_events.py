"""What expat reads in each of many files, for XMLPeerTests.

Input: a file of records, each a decimal length, a line feed and that many bytes. Output: a line per record, "-" where
expat refuses it, else a SHA-256 of its elements: depth, local name, attributes sorted, text. Text is what stands between
tags, joined; of an element with children, blank pieces are dropped.
"""
import hashlib
import sys
from xml.parsers import expat


def digest(data):
    seen, open_, done = [], [], []
    parser = expat.ParserCreate(namespace_separator="\x1f")
    parser.buffer_text = True

    def piece():
        if open_:
            open_[-1]["pieces"].append("".join(seen))
        seen.clear()

    def start(name, attributes):
        piece()
        if open_:
            open_[-1]["leaf"] = False
        element = {"name": name.split("\x1f")[-1], "depth": len(open_), "pieces": [], "leaf": True,
                   "attributes": sorted(f"{k.split(chr(31))[-1]}={v}" for k, v in attributes.items())}
        open_.append(element)
        done.append(element)

    def end(_):
        piece()
        open_.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = seen.append
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, ValueError, LookupError):
        return "-"
    text = hashlib.sha256()
    for element in done:
        pieces = element["pieces"]
        if not element["leaf"]:
            pieces = [piece for piece in pieces if piece.strip("\t\n\r ")]
        row = [str(element["depth"]), element["name"], *element["attributes"], "".join(pieces)]
        text.update(("\x1e".join(row) + "\x1d").encode("utf-8", "surrogatepass"))
    return text.hexdigest()


with open(sys.argv[1], "rb") as records:
    while length := records.readline():
        print(digest(records.read(int(length))))
