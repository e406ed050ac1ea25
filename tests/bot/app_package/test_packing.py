"""The zip file holds what Teams wants: manifest and icons at its root, drawn as Teams wants them."""

from __future__ import annotations

import io
import json
import struct
import zlib
from zipfile import ZipFile

from bot.app_package.packing import packed
from tests.bot.app_package.test_manifest import MADE

Pixels = list[tuple[int, ...]]


def opened() -> ZipFile:
    return ZipFile(io.BytesIO(packed(MADE)))


def pixels(png: bytes) -> tuple[int, int, Pixels]:
    """Return width, height and pixels of a PNG with 8 bits a channel, not interlaced (RFC 2083)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, head = 8, b"", b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        head, data = (content, data) if kind == b"IHDR" else (head, data + content if kind == b"IDAT" else data)
        at += 12 + length
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    assert (depth, interlaced) == (8, 0)
    return width, height, _unfiltered(zlib.decompress(data), width, {2: 3, 6: 4}[colour])


def _unfiltered(raw: bytes, width: int, size: int) -> Pixels:
    found, above, line = Pixels(), bytearray(width * size), width * size + 1
    for start in range(0, len(raw), line):
        row = bytearray(raw[start + 1 : start + line])
        for i in range(len(row)):
            left, up = row[i - size] if i >= size else 0, above[i]
            corner = above[i - size] if i >= size else 0
            nearest = min((left, up, corner), key=lambda near: abs(left + up - corner - near))
            row[i] = (row[i] + (0, left, up, (left + up) // 2, nearest)[raw[start]]) % 256
        found += [tuple(row[i : i + size]) for i in range(0, len(row), size)]
        above = row
    return found


def test_manifest_and_icons_stand_at_the_root() -> None:
    assert opened().namelist() == ["manifest.json", "color.png", "outline.png"]
    assert json.loads(opened().read("manifest.json")) == MADE


def test_danish_letters_stand_as_they_are() -> None:
    assert "hjælper".encode() in opened().read("manifest.json")


def test_the_same_manifest_is_the_same_file() -> None:
    assert packed(MADE) == packed(MADE)


def test_the_colour_icon_fills_192_by_192() -> None:
    width, height, found = pixels(opened().read("color.png"))
    assert (width, height) == (192, 192)
    assert {pixel[3] for pixel in found if len(pixel) == 4} <= {255}
    assert found[0] == (0x0B, 0x55, 0x63)


def test_the_outline_is_white_on_nothing_32_by_32() -> None:
    width, height, found = pixels(opened().read("outline.png"))
    assert (width, height) == (32, 32)
    assert {pixel[:3] for pixel in found if pixel[3]} == {(255, 255, 255)}
    assert found[0][3] == 0
