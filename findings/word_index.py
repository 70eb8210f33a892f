"""The words of findings, indexed: which findings have a word, without reading every text.

A word is a run of the letters a to z and digits, small or capital, as ``findings.search`` has it.
SQLite keeps an FTS5 table beside the findings, which triggers keep true; PostgreSQL a column made
from the text, with an index; the models know of neither. ``keep`` runs after every migrate, since
a migration that rebuilds the table of findings takes SQLite's triggers with it.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func

FINDINGS = "findings_finding"
INDEX = "findings_finding_words"
COLUMN = "text_words"
LONGEST_RUN = 200
"""Longer runs, as damaged files have them, are cut: PostgreSQL refuses words of 2 kB."""

_WORDS = (
    "array_to_tsvector(array_remove(regexp_split_to_array(regexp_replace(lower({text}), "
    rf"'([a-z0-9]{{{{{LONGEST_RUN}}}}})', '\1 ', 'g'), '[^a-z0-9]+'), ''))"
)
_SYMBOL_FONTS = "".join(map(chr, range(0xF000, 0xF100)))
_TOKENIZER = (
    f"unicode61 remove_diacritics 0 categories 'Zl' separators '{_SYMBOL_FONTS}' "
    f"tokenchars '{string.ascii_letters}{string.digits}'"
)
_TABLE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(text, content='{FINDINGS}', content_rowid='id', "
    f'detail=none, columnsize=0, tokenize="{_TOKENIZER}")'
)
_ADD = f"INSERT INTO {INDEX} (rowid, text) VALUES (new.id, new.text);"  # noqa: S608
_TAKE = f"INSERT INTO {INDEX} ({INDEX}, rowid, text) VALUES ('delete', old.id, old.text);"  # noqa: S608
_TRIGGERS = {
    f"{INDEX}_added": f"AFTER INSERT ON {FINDINGS} BEGIN {_ADD} END",
    f"{INDEX}_deleted": f"AFTER DELETE ON {FINDINGS} BEGIN {_TAKE} END",
    f"{INDEX}_changed": f"AFTER UPDATE OF id, text ON {FINDINGS} BEGIN {_TAKE} {_ADD} END",
}


class HasWords(Func):
    """Whether a finding's text has, for each of the runs, a word that starts with it."""

    output_field = BooleanField()

    def __init__(self, runs: Sequence[str]) -> None:
        super().__init__(F("pk"), F("text"))
        self.runs = tuple(run[:LONGEST_RUN] for run in runs)

    def as_sqlite(
        self, compiler: Any, *_connection: Any, **_context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """By the FTS5 table."""
        key, parameters = compiler.compile(self.source_expressions[0])
        wanted = " AND ".join(f'"{run}"*' for run in self.runs)
        found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608
        return f"{key} IN ({found})", (*parameters, wanted)

    def as_postgresql(
        self, compiler: Any, *_connection: Any, **_context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """By the column of words, which is cheap to read where so many have a word that the
        index does not help."""
        text: Any = self.source_expressions[1]
        words = f"{compiler.quote_name_unless_alias(text.alias)}.{COLUMN}"
        wanted = " & ".join(f"'{run.lower()}':*" for run in self.runs)
        return f"{words} @@ %s::tsquery", (wanted,)


def keep_after_migrate(using: str, **_signal: Any) -> None:
    """``keep`` in the database that was migrated."""
    keep(connections[using])


def keep(connection: BaseDatabaseWrapper) -> None:
    """Make the index where it is not there or has lost a trigger; else do nothing."""
    if FINDINGS not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"ALTER TABLE {FINDINGS} ADD COLUMN IF NOT EXISTS {COLUMN} tsvector"
                f" GENERATED ALWAYS AS ({_WORDS.format(text='text')}) STORED"
            )
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON {FINDINGS} USING gin ({COLUMN})")
        elif not _is_whole(cursor):
            for statement in _anew():
                cursor.execute(statement)


def _is_whole(cursor: Any) -> bool:
    names = (INDEX, *_TRIGGERS)
    marks = ", ".join("%s" for _ in names)
    cursor.execute(f"SELECT count(*) FROM sqlite_master WHERE name IN ({marks})", names)  # noqa: S608
    return bool(cursor.fetchone()[0] == len(names))


def _anew() -> list[str]:
    """The statements that make SQLite's table, its triggers and its content anew."""
    return [
        *(f"DROP TRIGGER IF EXISTS {name}" for name in _TRIGGERS),
        f"DROP TABLE IF EXISTS {INDEX}",
        _TABLE,
        *(f"CREATE TRIGGER {name} {what}" for name, what in _TRIGGERS.items()),
        f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')",  # noqa: S608
    ]
