"""The tile map of England's authorities: where each tile lies, from a file laid by hand.

Places are counted in half tiles from the upper left of the map, so that regions can lie half a
tile apart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "tiles.toml"
NO_TILE = "."


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of an authority: its slug, the letters on its tile, the upper left corner."""

    slug: str
    letters: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Region:
    """A region's tiles, and where its name stands and how wide it may be."""

    name: str
    x: int
    y: int
    width: int
    tiles: tuple[Tile, ...]


@cache
def regions() -> tuple[Region, ...]:
    """The map, region by region from north to south."""
    laid = tomllib.loads(DATA.read_text("utf-8"))
    return tuple(_region(region, laid["letters"]) for region in laid["region"])


@cache
def places() -> dict[str, Tile]:
    """Each authority's tile, by its slug."""
    return {tile.slug: tile for region in regions() for tile in region.tiles}


def _region(laid: dict[str, Any], letters: Mapping[str, str]) -> Region:
    x, y, width = (_half_tiles(number) for number in laid["label"])
    return Region(laid["name"], x, y, width, tuple(_tiles(laid, letters)))


def _tiles(laid: dict[str, Any], letters: Mapping[str, str]) -> Iterator[Tile]:
    left, top = (_half_tiles(number) for number in laid["at"])
    for row, line in enumerate(laid["rows"].split("\n")[:-1]):
        for column, on_tile in enumerate(line.split()):
            if on_tile != NO_TILE:
                yield Tile(letters[on_tile], on_tile, left + 2 * column, top + 2 * row)


def _half_tiles(tiles: float) -> int:
    return round(tiles * 2)
