"""The tile map: every authority of today has its place, and no other has one."""

from __future__ import annotations

from itertools import combinations

import pytest

from findings import tiles
from inspections.register import Register

TILES = [tile for region in tiles.regions() for tile in region.tiles]
WIDEST, HIGHEST = 34, 42


def test_every_authority_open_today_has_exactly_one_tile() -> None:
    of_today = [a.slug for a in Register.shipped().authorities if a.closed is None]
    assert sorted(tile.slug for tile in TILES) == sorted(of_today)
    assert len(of_today) == 153


def test_every_tile_lies_in_the_region_of_its_authority() -> None:
    registered = {a.slug: a.region for a in Register.shipped().authorities}
    misplaced = [
        tile.slug
        for region in tiles.regions()
        for tile in region.tiles
        if registered[tile.slug] != region.name
    ]
    assert misplaced == []


def test_no_two_tiles_overlap_and_regions_do_not_touch() -> None:
    for one, other in combinations(tiles.regions(), 2):
        for a in one.tiles:
            for b in other.tiles:
                assert max(abs(a.x - b.x), abs(a.y - b.y)) > 2, (a, b)
    for a, b in combinations(TILES, 2):
        assert max(abs(a.x - b.x), abs(a.y - b.y)) >= 2, (a, b)


@pytest.mark.parametrize("region", tiles.regions(), ids=lambda region: region.name)
def test_the_name_of_a_region_covers_no_tile(region: tiles.Region) -> None:
    covered = [
        tile
        for tile in TILES
        if region.x - 2 < tile.x < region.x + region.width and abs(tile.y - region.y) < 2
    ]
    assert covered == []


def test_each_tile_has_letters_of_its_own_within_the_map() -> None:
    assert len({tile.letters for tile in TILES}) == len(TILES)
    assert all(0 <= t.x <= WIDEST - 2 and 0 <= t.y <= HIGHEST - 2 for t in TILES)
