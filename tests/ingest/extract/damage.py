"""Ways in which files come to harm, for tests and the run by hand (benchmarks/damaged.py)."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

ODD_NUMBERS = (b"0", b"-1", b"1", b"65535", b"2147483647", b"-2147483648", b"99999999999", b"1e38")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_NUMBER = re.compile(rb"\d+")
_NAME = re.compile(rb"/[A-Za-z]{1,20}")
_TAG = re.compile(rb"<(/?)([\w:]+)[^<>]*>")

Damage = Callable[[bytes, random.Random], bytes]


def cut_short(content: bytes, chance: random.Random) -> bytes:
    """The file up to a random byte."""
    return content[: chance.randrange(len(content))]


def beginning_lost(content: bytes, chance: random.Random) -> bytes:
    """The file but for a stretch after its first bytes."""
    start = min(chance.randrange(8, 2000), len(content))
    return content[:start] + content[chance.randrange(len(content)) :]


def bytes_changed(content: bytes, chance: random.Random) -> bytes:
    """One to some hundred bytes are others."""
    changed = bytearray(content)
    for _ in range(2 ** chance.randrange(9)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def stretch_repeated(content: bytes, chance: random.Random) -> bytes:
    """A stretch of the file stands in another place once more."""
    start, place = chance.randrange(len(content)), chance.randrange(len(content))
    stretch = content[start : start + 2 ** chance.randrange(4, 14)]
    return content[:place] + stretch + content[place:]


def stretch_blank(content: bytes, chance: random.Random) -> bytes:
    """A stretch of the file is zeros, as after a download that broke off."""
    start = chance.randrange(len(content))
    length = min(2 ** chance.randrange(4, 16), len(content) - start)
    return content[:start] + bytes(length) + content[start + length :]


def numbers_changed(content: bytes, chance: random.Random) -> bytes:
    """Some numbers (places, counts, references to objects) are odd ones or those of others."""
    return _some_replaced(_NUMBER, content, chance, list(ODD_NUMBERS))


def names_changed(content: bytes, chance: random.Random) -> bytes:
    """Some of a PDF's names are others of its names."""
    return _some_replaced(_NAME, content, chance, [])


def inside_changed(content: bytes, chance: random.Random) -> bytes:
    """As ``numbers_changed`` or ``bytes_changed``, within what is packed in a PDF or DOCX."""
    inner = chance.choice((bytes_changed, numbers_changed, stretch_repeated, tags_repeated))
    if content.startswith(b"PK"):
        return _member_changed(content, inner, chance)
    streams = list(_STREAM.finditer(content))
    chosen = chance.sample(streams, min(len(streams), 2 ** chance.randrange(6)))
    changed = content
    for match in sorted(chosen, key=lambda found: found.start(), reverse=True):
        if match[1]:
            packed = _stream_changed(match[1], inner, chance)
            changed = changed[: match.start(1)] + packed + changed[match.end(1) :]
    return changed


def _stream_changed(stream: bytes, inner: Damage, chance: random.Random) -> bytes:
    """A stream with what it holds changed, packed again where it was packed."""
    with suppress(zlib.error):
        if unpacked := zlib.decompressobj().decompress(stream):
            return zlib.compress(inner(unpacked, chance), 1)
    return inner(stream, chance)


def tags_repeated(content: bytes, chance: random.Random) -> bytes:
    """A tag of XML or HTML is opened or closed thousands of times."""
    tags = list(_TAG.finditer(content))
    if not tags:
        return stretch_repeated(content, chance)
    tag = chance.choice(tags)
    repeated: bytes = tag[0] * 2 ** chance.randrange(1, 14)
    return content[: tag.start()] + repeated + content[tag.start() :]


DAMAGES: tuple[Damage, ...] = (
    cut_short,
    beginning_lost,
    bytes_changed,
    stretch_repeated,
    stretch_blank,
    numbers_changed,
    names_changed,
    inside_changed,
    tags_repeated,
)


def damaged(content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """``content`` (not empty) after a harm chosen by chance, and the harm's name."""
    damage = chance.choice(DAMAGES)
    return damage.__name__, damage(content, chance)


def _some_replaced(
    what: re.Pattern[bytes], content: bytes, chance: random.Random, others: list[bytes]
) -> bytes:
    found = list(what.finditer(content))
    if not found:
        return bytes_changed(content, chance)
    changed = content
    chosen = chance.sample(found, min(len(found), 2 ** chance.randrange(7)))
    for match in sorted(chosen, key=lambda one: one.start(), reverse=True):
        other = chance.choice([*others, chance.choice(found)[0]])
        changed = changed[: match.start()] + other + changed[match.end() :]
    return changed


def _member_changed(content: bytes, inner: Damage, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        usual = [name for name in names if name.startswith("word/") and name.endswith(".xml")]
        chosen = chance.choice(usual or names)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in names:
                member = archive.read(name)
                changed = inner(member, chance) if name == chosen and member else member
                packed.writestr(name, changed)
    return out.getvalue() or content
