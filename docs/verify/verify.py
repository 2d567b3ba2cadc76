#!/usr/bin/env python3
"""Verifies a checkpoint or a consent receipt of MotoPortal, with Python's standard library alone.

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

SCHEMA = "motoportal.consent-receipt/3"
LEAF = "motoportal.ledger-entry/1"


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


def proves(text, leaf, key):
    """The index that a tlog-proof proves for a leaf; None when it proves none."""
    head, mark, note = text.partition("\n\n")
    lines = head.split("\n")
    if not mark or len(lines) < 2 or lines[0] != "c2sp.org/tlog-proof@v1" or not re.fullmatch("index (0|[1-9][0-9]*)", lines[1]):
        return None
    index, path, checkpoint = int(lines[1][6:]), [unbase64(line) for line in lines[2:]], open_checkpoint(note, key)
    if checkpoint is None or index >= checkpoint[0] or any(one is None or len(one) != 32 for one in path):
        return None
    place, last, found = index, checkpoint[0] - 1, sha256(b"\x00" + leaf)
    for one in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = sha256(b"\x01" + one + found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = sha256(b"\x01" + found + one)
        place, last = place >> 1, last >> 1
    return index if last == 0 and found == checkpoint[1] else None


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


def lines_of(text, key, key_text):
    if text.startswith("{"):
        try:
            yield from receipt_lines(text, key, key_text)
        except (ValueError, KeyError, TypeError, AttributeError):
            yield False, "The file is no receipt."
        return
    checkpoint = open_checkpoint(text, key)
    yield checkpoint is not None, f"It is a checkpoint that the key {key_text} signed."


def main(words):
    if len(words) != 2:
        print(__doc__)
        return 2
    key_text = words[1]
    try:
        if os.path.exists(key_text):
            with open(key_text, encoding="utf-8") as file:
                key_text = file.read()
        with open(words[0], encoding="utf-8", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as problem:
        print(problem)
        return 2
    key_text = key_text.strip()
    key = read_key(key_text)
    if key is None:
        print("KEY is no public key.")
        return 2
    all_hold = True
    for holds, sentence in lines_of(text, key, key_text):
        print(("holds   " if holds else "BROKEN  ") + sentence)
        all_hold = all_hold and holds
    print("Everything holds." if all_hold else "Not everything holds.")
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
