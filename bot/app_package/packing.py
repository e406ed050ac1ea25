"""The zip file that is uploaded."""

from __future__ import annotations

import io
from collections.abc import Mapping
from importlib import resources
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson

from bot.app_package.manifest import COLOUR_ICON, OUTLINE_ICON

MANIFEST: Final = "manifest.json"


def packed(manifest: Mapping[str, object]) -> bytes:
    """Return the zip: the same bytes for the same manifest, so that two of them can be compared."""
    icons = {name: resources.files(__package__).joinpath(name).read_bytes() for name in (COLOUR_ICON, OUTLINE_ICON)}
    files = {MANIFEST: orjson.dumps(manifest, option=orjson.OPT_INDENT_2), **icons}
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return buffer.getvalue()
