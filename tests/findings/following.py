"""Following what pages say: a page in words, and each of its numbers to what it counts."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.findings.pages import parsed


def words(node: Any) -> str:
    """A part of a page in words, without the spaces before stops that its tags leave."""
    said = " ".join(" ".join(node.itertext()).split())
    return re.sub(r" ([,.:;)])", r"\1", said)


def page_of(reader: Client, address: str) -> Any:
    response = reader.get(address)
    assert response.status_code == 200
    return parsed(response.content)


def count_shown(reader: Client, address: str) -> int:
    """How many findings the list says it has at an address."""
    page = page_of(reader, address)
    said = words(page.get_element_by_id("result-count"))
    number = re.match(r"[\d,]+", said)
    assert number, said
    return int(number[0].replace(",", ""))


def follow_every_count(reader: Client, address: str) -> int:
    """Follows each number that counts findings; how many there are."""
    page = page_of(reader, address)
    counts = page.xpath("//main//*[@data-counts]")
    for count in counts:
        (link,) = count.xpath("ancestor-or-self::a[1]")
        href = link.get("href")
        assert count_shown(reader, href) == int(count.text.replace(",", "")), href
    return len(counts)
