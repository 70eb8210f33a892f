"""Addresses of the vocabulary; what needs ``work`` is given it where these are included."""

from django.urls import URLPattern, path

from findings.views import vocabulary
from findings.vocabulary_changes import VocabularyWork


def vocabulary_urls(work: VocabularyWork) -> list[URLPattern]:
    """The addresses, with what the floor above does for them."""
    given = {"work": work}
    return [
        path("", vocabulary.list_vocabulary, name="vocabulary"),
        path("new/", vocabulary.edit_theme, given, name="vocabulary-new"),
        path("themes/<slug:slug>/", vocabulary.edit_theme, given, name="vocabulary-theme"),
        path(
            "themes/<slug:slug>/archive/",
            vocabulary.archive_theme,
            given,
            name="vocabulary-archive",
        ),
        path("changes/", vocabulary.list_changes, name="vocabulary-history"),
        path("changes/<int:pk>/", vocabulary.show_change, name="vocabulary-change"),
        path("changes/<int:pk>/make/", vocabulary.make_change, given, name="vocabulary-make"),
        path(
            "changes/<int:pk>/discard/",
            vocabulary.discard_change,
            name="vocabulary-discard",
        ),
        path(
            "changes/<int:pk>/again/", vocabulary.try_change_again, given, name="vocabulary-again"
        ),
        path("changes/<int:pk>/put-back/", vocabulary.put_back, given, name="vocabulary-put-back"),
        path(
            "changes/<int:pk>/<slug:slug>/<slug:way>/",
            vocabulary.list_moves,
            name="vocabulary-moves",
        ),
        path("themes.toml", vocabulary.export_vocabulary, name="vocabulary-export"),
        path("import/", vocabulary.import_vocabulary, given, name="vocabulary-import"),
    ]
