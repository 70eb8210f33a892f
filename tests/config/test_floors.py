"""The import rules of the house, read from the source: who may stand on whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("inspections", "findings", "ingest", "config")
WITHOUT_DJANGO = (
    "inspections/vocabulary.py",
    "inspections/register.py",
    "inspections/mentions.py",
    "inspections/surroundings.py",
    "findings/vocabulary.py",
    "findings/labels",
    "ingest/reading",
)
READING_FLOORS = (
    ("ingest.reading.document",),
    ("ingest.reading.schema",),
    ("ingest.reading.as_json",),
    ("ingest.reading.fields",),
    ("ingest.reading.extract", "ingest.reading.families", "ingest.reading.checks"),
    ("ingest.reading",),
)
"""From the ground up; a module may import from floors below its own, and from its own room."""


def modules(below: str) -> Iterator[tuple[str, Path]]:
    """Every module's dotted name and file below a file or folder."""
    start = ROOT / below
    for path in sorted(start.rglob("*.py")) if start.is_dir() else [start]:
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), path


def imports(path: Path) -> set[str]:
    """The dotted names that a file imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


@pytest.mark.parametrize(
    ("lower", "uppers"),
    [
        ("inspections", ("findings", "ingest", "config")),
        ("findings", ("ingest", "config")),
        ("ingest", ("config",)),
    ],
)
def test_no_floor_stands_on_one_above_it(lower: str, uppers: tuple[str, ...]) -> None:
    upward = {
        (module, imported)
        for module, path in modules(lower)
        for imported in imports(path)
        if any(within(imported, upper) for upper in uppers)
    }
    assert upward == set()


@pytest.mark.parametrize("room", WITHOUT_DJANGO)
def test_reading_and_labelling_import_no_django(room: str) -> None:
    django = {
        (module, imported)
        for module, path in modules(room)
        for imported in imports(path)
        if within(imported, "django") or imported.startswith("django_")
    }
    assert django == set()


@pytest.mark.parametrize("room", WITHOUT_DJANGO)
def test_what_is_without_django_imports_of_our_own_only_what_is_without_django(room: str) -> None:
    pure = {name for start in WITHOUT_DJANGO for name, _path in modules(start)}
    impure = {
        (module, imported)
        for module, path in modules(room)
        for imported in imports(path)
        if imported.split(".")[0] in APPS
        and imported not in pure
        and imported.rpartition(".")[0] not in pure
    }
    assert impure == set()


def test_every_import_is_written_out_so_that_the_other_tests_see_it() -> None:
    relative = {
        module
        for app in APPS
        for module, path in modules(app)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.level
    }
    assert relative == set()


def floor_of(name: str) -> int:
    """The number of the floor in the reading house that a module belongs to."""
    return min(
        number
        for number, rooms in enumerate(READING_FLOORS)
        for room in rooms
        if within(name, room)
    )


def room_of(name: str) -> str:
    """The room of a module: the longest of the named rooms that holds it."""
    rooms = [room for floor in READING_FLOORS for room in floor if within(name, room)]
    return max(rooms, key=len)


def test_within_reading_each_room_stands_only_on_floors_below_it() -> None:
    wrong = {
        (module, imported)
        for module, path in modules("ingest/reading")
        for imported in imports(path)
        if within(imported, "ingest.reading")
        and room_of(imported) != room_of(module)
        and floor_of(imported) >= floor_of(module)
    }
    assert wrong == set()
