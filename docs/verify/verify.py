#!/usr/bin/env python3
"""Verifies a checkpoint, a consent receipt, a dispute pack or an export in JSON Lines of MotoPortal, with Python's standard library alone.

    python3 verify.py FILE KEY

KEY is the ledger's public key, or a file that holds it. Exit code: 0 all holds, 1 something does not, 2 wrong arguments.
Written from docs/ledger-format.md and docs/consent-receipt.md, RFC 6962, RFC 8032, RFC 8785 and the C2SP documents.
"""
import base64
import binascii
import hashlib
import json
import os
import re
import sys
import zipfile
import zlib

SCHEMA = "motoportal.consent-receipt/3"
LEAF = "motoportal.ledger-entry/1"
PACK = "motoportal.dispute-pack/1"
EXPORT = re.compile("motoportal\\.(ledger|consents|charges)-export/2")
MALFORMED = (ValueError, KeyError, TypeError, AttributeError, IndexError)


def sha256(data):
    return hashlib.sha256(data).digest()


# Ed25519, RFC 8032 section 6: verification only, so nothing here is secret.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    result = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            result = add(result, point)
        point, n = add(point, point), n >> 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT % P
    if (x * x - square) % P != 0 or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public, message, signature):
    if len(signature) != 64:
        return False
    key, r, s = point_of(public), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(h, key)))


def unbase64(text):
    """The bytes; None when the text is not exactly their base64."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def read_key(text):
    """Name, hash and public key of a line like name+1d569fff+AdddmAGC…; None when it is none."""
    parts = text.strip().split("+", 2)
    data = unbase64(parts[2]) if len(parts) == 3 else None
    if data is None or len(data) != 33 or data[0] != 1:
        return None
    digest = sha256(parts[0].encode() + b"\n" + data)[:4]
    return (parts[0], digest, data[1:]) if digest.hex() == parts[1] else None


def open_checkpoint(note, key):
    """Size and root of a checkpoint that the key signed; None otherwise."""
    text, mark, signatures = note.rpartition("\n\n")
    if not mark or not signatures.endswith("\n") or re.search("[\x00-\x09\x0b-\x1f]", note):
        return None
    text += "\n"
    signed = False
    for line in signatures[:-1].split("\n"):
        parts = line.split(" ")
        data = unbase64(parts[2]) if len(parts) == 3 and parts[0] == "—" and parts[1] else None
        if data is None or len(data) < 5:
            return None
        if parts[1] == key[0] and data[:4] == key[1]:
            if not is_signed(key[2], text.encode(), data[4:]):
                return None
            signed = True
    lines = text[:-1].split("\n")
    root = unbase64(lines[2]) if len(lines) > 2 else None
    if not signed or lines[0] != key[0] or "" in lines or not re.fullmatch("0|[1-9][0-9]*", lines[1]) or root is None or len(root) != 32:
        return None
    return int(lines[1]), root


def stands_at(path, index, leaf, checkpoint):
    """Whether a leaf stands at its place in the tree of a checkpoint."""
    if checkpoint is None or not 0 <= index < checkpoint[0] or any(one is None or len(one) != 32 for one in path):
        return False
    place, last, found = index, checkpoint[0] - 1, sha256(b"\x00" + leaf)
    for one in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = sha256(b"\x01" + one + found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = sha256(b"\x01" + found + one)
        place, last = place >> 1, last >> 1
    return last == 0 and found == checkpoint[1]


def proves(text, leaf, key):
    """The index that a tlog-proof proves for a leaf; None when it proves none."""
    head, mark, note = text.partition("\n\n")
    lines = head.split("\n")
    if not mark or len(lines) < 2 or lines[0] != "c2sp.org/tlog-proof@v1" or not re.fullmatch("index (0|[1-9][0-9]*)", lines[1]):
        return None
    index, path = int(lines[1][6:]), [unbase64(line) for line in lines[2:]]
    return index if stands_at(path, index, leaf, open_checkpoint(note, key)) else None


def canonical(value):
    """RFC 8785, for the whole numbers, strings, lists and objects of these files."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def commitment(salt, record):
    if not re.fullmatch("([0-9a-f]{2})*", salt):
        return None
    return sha256(bytes.fromhex(salt) + record.encode()).hex()


def committed(part):
    if part["salt"] is None and part["record"] is None:
        return part["commitment"]
    return part["commitment"] if commitment(part["salt"], part["record"]) == part["commitment"] else None


def stands(entry, kind, consent, expected, key):
    if not isinstance(entry, dict) or len(entry) != 2 or expected is None:
        return False
    leaf, index = json.loads(entry["leaf"]), proves(entry["proof"], entry["leaf"].encode(), key)
    return index is not None and leaf["sequence"] == index + 1 and leaf["v"] == LEAF and leaf["kind"] == kind \
        and leaf["consent"] == consent and leaf["commitment"] == expected


def receipt_lines(text, key, key_text):
    receipt = json.loads(text)
    if canonical(receipt) != text:
        yield False, "The file is no canonical JSON, so a byte of it was changed."
        return
    ledger, proof, consent = receipt["ledger"], receipt["proof"], receipt["recordId"]
    yield receipt["schemaVersion"] == SCHEMA and len(ledger) == 6, f"It is a receipt of the form {SCHEMA}."
    yield ledger["key"] == key_text, f"It names the key {key_text}."
    yield stands(ledger["issued"], "receipt.issued", consent, commitment(ledger["salt"], ledger["details"]), key), \
        "The receipt was entered into the ledger when it was handed out."
    issued = json.loads(ledger["details"])["details"]
    body = {name: value for name, value in receipt.items() if name != "ledger"}
    yield issued["sha256"] == sha256(canonical(body).encode()).hex() and issued["receipt"] == receipt["receiptId"], \
        "Every field is as it was then."
    yield stands(ledger["record"], "consent.given", consent, committed(proof), key), "The consent stands in the ledger."
    card = proof["card"]
    yield stands(ledger["card"], "card.sealed", consent, committed(card), key) if card is not None else ledger["card"] is None, \
        "The card stands in the ledger, if one was saved."
    yield proof["holds"] is not False, "The portal's own record was as it had been sealed when the receipt was handed out."


def entry_of(entry, kind, key):
    """Leaf and details of an entry with its proof; None when it is of another kind, or does not stand in the ledger."""
    leaf, index = json.loads(entry["leaf"]), proves(entry["proof"], entry["leaf"].encode(), key)
    if len(entry) != 4 or index is None or leaf["sequence"] != index + 1 or leaf["v"] != LEAF or leaf["kind"] != kind:
        return None
    return (leaf, json.loads(entry["details"])["details"]) if commitment(entry["salt"], entry["details"]) == leaf["commitment"] else None


def read_canonical(text):
    value = json.loads(text)
    if canonical(value) != text:
        raise ValueError("no canonical JSON")
    return value


def line_of(data):
    if not data.endswith(b"\n"):
        raise ValueError("the file ends within a line")
    return data[:-1].decode()


def but_for(numbers):
    return ", but for " + ", ".join(str(one) for one in numbers[:10]) if numbers else ""


class Rows:
    """What is wrong with the entries of an export of the ledger."""

    def __init__(self, checkpoint):
        self.checkpoint, self.count, self.last, self.erased = checkpoint, 0, 0, 0
        self.malformed, self.not_standing, self.changed, self.ordered = 0, [], [], True

    def take(self, data):
        try:
            row = json.loads(line_of(data))
            leaf, path = json.loads(row["leaf"]), row["path"]
            number = leaf["sequence"]
            self.ordered, self.last = self.ordered and number > self.last, number
            if not isinstance(path, list) or not stands_at(
                    [unbase64(one) for one in path], number - 1, row["leaf"].encode(), self.checkpoint):
                self.not_standing.append(number)
            if row["salt"] is None and row["details"] is None:
                self.erased += 1
            elif commitment(row["salt"], row["details"]) != leaf["commitment"]:
                self.changed.append(number)
            self.malformed += len(row) != 4
        except MALFORMED:
            self.malformed += 1

    def lines(self):
        yield self.checkpoint is not None, "Its checkpoint is signed by that key."
        yield self.malformed == 0, "Each line is an entry."
        yield not self.not_standing, f"All {self.count} entries stand in the ledger at that checkpoint{but_for(self.not_standing)}."
        yield not self.changed, f"The details of {self.count - self.erased} entries are those that were sealed{but_for(self.changed)}."
        yield self.ordered, "The entries stand in their order, and none is there twice."


def export_lines(file, key, key_text):
    line = file.readline()
    head, digest = read_canonical(line_of(line)), hashlib.sha256(line)
    form = EXPORT.fullmatch(head["v"])
    yield form is not None, f"It is an export of the form {head['v']}."
    yield head["key"] == key_text, f"It names the key {key_text}."
    if form is None:
        return
    of_ledger = form[1] == "ledger"
    rows = Rows(open_checkpoint(head["checkpoint"], key) if of_ledger and head["checkpoint"] is not None else None)

    def take(data):
        digest.update(data)
        rows.count += 1
        if of_ledger:
            rows.take(data)

    held = b""
    for line in file:
        if held:
            take(held)
        held = line
    foot = line_of(held) if held.startswith(b'{"exported":') else None
    if held and foot is None:
        take(held)
    if of_ledger:
        yield from rows.lines()
    if foot is None:
        yield False, "It has no last line that proves it, so lines may be changed, added or missing."
        return
    line = read_canonical(foot)
    entry = entry_of(line["exported"], form[1] + ".exported", key) if len(line) == 1 else None
    yield entry is not None, "Its last line is the entry of the ledger about this export."
    if entry is not None:
        said = entry[1]
        yield said["sha256"] == digest.hexdigest() and said["isWhole"] is True \
            and said["entries" if of_ledger else "rows"] == rows.count, "Every line is as it was then."


def pack_lines(path, key, key_text):
    with zipfile.ZipFile(path) as pack:
        names = pack.namelist()
        if len(names) != len(set(names)) or len(names) > 100 or sum(one.file_size for one in pack.infolist()) > 500_000_000:
            raise ValueError("no pack")
        files = {name: pack.read(name) for name in names}
    proof = read_canonical(files["proof.json"].decode())
    yield proof["v"] == PACK and len(proof) == 3, f"It is a dispute pack of the form {PACK}."
    yield proof["key"] == key_text, f"It names the key {key_text}."
    entry = entry_of(proof["exported"], "consent.pack_exported", key)
    if entry is None:
        yield False, "proof.json is no entry of the ledger about a pack."
        return
    sums = files["SHA256SUMS.txt"]
    yield entry[1]["sha256"] == sha256(sums).hex(), "SHA256SUMS.txt is the one of that entry."
    others = {name: data for name, data in files.items() if name not in ("proof.json", "SHA256SUMS.txt")}
    listed = [line for line in sums.decode().split("\n") if line]
    for name, data in others.items():
        yield f"{sha256(data).hex()}  {name}" in listed, f"{name} is as it was when the pack was handed out."
    yield len(listed) == len(others), "No file is missing."
    receipt = files["receipt.json"].decode()
    yield entry[0]["consent"] == read_canonical(receipt)["recordId"], "It is of the receipt's consent."
    for holds, sentence in receipt_lines(receipt, key, key_text):
        yield holds, "receipt.json: " + sentence


def text_lines(text, key, key_text):
    if text.startswith("{"):
        try:
            yield from receipt_lines(text, key, key_text)
        except MALFORMED:
            yield False, "The file is no receipt."
        return
    checkpoint = open_checkpoint(text, key)
    yield checkpoint is not None, f"It is a checkpoint that the key {key_text} signed."


def is_export(line):
    try:
        return line.endswith(b"\n") and "-export/" in json.loads(line)["v"]
    except MALFORMED:
        return False


def lines_of(path, key, key_text):
    with open(path, "rb") as file:
        begin = file.read(100_000)
        if begin.startswith(b"PK"):
            try:
                yield from pack_lines(path, key, key_text)
            except MALFORMED + (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
                yield False, "The file is no dispute pack."
        elif is_export(begin[:begin.find(b"\n") + 1]):
            file.seek(0)
            try:
                yield from export_lines(file, key, key_text)
            except MALFORMED:
                yield False, "A line is not of the form of an export."
        else:
            yield from text_lines((begin + file.read()).decode(), key, key_text)


def main(words):
    if len(words) != 2:
        print(__doc__)
        return 2
    key_text = words[1]
    try:
        if os.path.exists(key_text):
            with open(key_text, encoding="utf-8") as file:
                key_text = file.read()
    except (OSError, UnicodeDecodeError) as problem:
        print(problem)
        return 2
    key_text = key_text.strip()
    key = read_key(key_text)
    if key is None:
        print("KEY is no public key.")
        return 2
    all_hold = True
    try:
        for holds, sentence in lines_of(words[0], key, key_text):
            print(("holds   " if holds else "BROKEN  ") + sentence)
            all_hold = all_hold and holds
    except (OSError, UnicodeDecodeError) as problem:
        print(problem)
        return 2
    print("Everything holds." if all_hold else "Not everything holds.")
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
