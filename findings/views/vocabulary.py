"""The vocabulary of themes: looked up by everybody, changed by those who own it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.models import Theme, VocabularyChange
from findings.vocabulary_changes import (
    UNDER_WAY,
    Overtaken,
    State,
    VocabularyWork,
    as_it_was_after,
    discard,
    make,
    propose,
)
from findings.vocabulary_effect import WAYS, effect_of, examples
from findings.vocabulary_entries import Vocabulary, groups, stored_vocabulary
from findings.vocabulary_file import WrongFile, as_file, from_file
from findings.vocabulary_forms import ImportForm, ThemeForm
from findings.vocabulary_page import listed_archived, listed_groups, shown_change

ON_A_PAGE = 50
MAY_NOT_CHANGE = (
    "Changing the vocabulary of themes is for the roles of analyst and admin. "
    "Ask whoever administers this tracker to give you the role of analyst."
)
NOTHING_CHANGED = "That is how the vocabulary is already: there is nothing to change."

View = Callable[..., HttpResponse]


def _for_owners(view: View) -> View:
    """Let through only people who may change the vocabulary."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.has_perm("findings.change_theme"):
            raise PermissionDenied(MAY_NOT_CHANGE)
        return view(request, *args, **kwargs)

    return checked


@require_safe
@never_cache
def list_vocabulary(request: HttpRequest) -> HttpResponse:
    """All themes with what they mean and how they are found; changes that are under way."""
    context = {
        "groups": listed_groups(),
        "archived": listed_archived(),
        "under_way": VocabularyChange.objects.filter(state__in=[*UNDER_WAY, State.BROKEN_OFF])
        .defer("effect", "before", "after")
        .order_by("pk"),
    }
    return render(request, "findings/vocabulary.html", context)


@_for_owners
@require_http_methods(["GET", "HEAD", "POST"])
def edit_theme(request: HttpRequest, work: VocabularyWork, slug: str = "") -> HttpResponse:
    """A theme, or a new one, to be written; what it would change is shown before it is."""
    stored = stored_vocabulary()
    if slug and slug not in stored:
        raise Http404("There is no such theme.")
    entry = stored.get(slug)
    form = ThemeForm(request.POST or None, stored=stored, entry=entry)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        what = f"“{name}” changed" if entry else f"New theme “{name}”"
        return _propose(request, work, form.wanted(), what, form.cleaned_data["why"])
    context = {"form": form, "entry": entry, "groups": groups(stored)}
    return render(
        request, "findings/vocabulary_theme.html", context, status=422 if form.errors else 200
    )


@_for_owners
@require_POST
def archive_theme(request: HttpRequest, work: VocabularyWork, slug: str) -> HttpResponse:
    """Propose that a theme is archived, or an archived one used again."""
    stored = stored_vocabulary()
    if slug not in stored:
        raise Http404("There is no such theme.")
    entry = stored[slug]
    archived = not entry.archived
    what = f"“{entry.name}” {'archived' if archived else 'used again'}"
    return _propose(request, work, {slug: replace(entry, archived=archived)}, what, "")


@require_safe
@never_cache
def show_change(request: HttpRequest, pk: int) -> HttpResponse:
    """A change: what it would do, how far it is, or what it was."""
    change = get_object_or_404(VocabularyChange.objects.select_related("made_by"), pk=pk)
    context = {
        "change": change,
        "shown": shown_change(change),
        "under_way": change.state in UNDER_WAY,
        "percent": 100 * change.done // change.total if change.total else 0,
    }
    return render(request, "findings/vocabulary_change.html", context)


@require_safe
def list_moves(request: HttpRequest, pk: int, slug: str, way: str) -> HttpResponse:
    """All findings that a proposed change gives a theme, or takes it from."""
    change = get_object_or_404(VocabularyChange, pk=pk)
    if way not in WAYS or not change.effect:
        raise Http404("This change has no such list, or was made and is history.")
    pages = Paginator(effect_of(change.effect).places(slug, way), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    written = change.after.get(slug)
    name = written["name"] if written else get_object_or_404(Theme, slug=slug).name
    context = {
        "change": change,
        "name": name,
        "way": way,
        "page": page,
        "pages": pages.get_elided_page_range(page.number),
        "examples": examples(list(page)),
    }
    return render(request, "findings/vocabulary_moves.html", context)


@_for_owners
@require_POST
def make_change(request: HttpRequest, work: VocabularyWork, pk: int) -> HttpResponse:
    """Make a proposed change, and have findings labelled anew."""
    change = get_object_or_404(VocabularyChange, pk=pk)
    try:
        make(change, " ".join(request.POST.get("why", "").split())[:500])
    except Overtaken as reason:
        messages.error(request, str(reason))
    else:
        work.relabel(change)
        messages.success(request, f"{change.what}: saved.")
    return redirect("vocabulary-change", pk=pk)


@_for_owners
@require_POST
def discard_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the vocabulary as it is."""
    discard(get_object_or_404(VocabularyChange, pk=pk))
    messages.success(request, "Nothing was changed.")
    return redirect("vocabulary")


@_for_owners
@require_POST
def try_change_again(_request: HttpRequest, work: VocabularyWork, pk: int) -> HttpResponse:
    """Go on with a change that broke off."""
    work.try_again(get_object_or_404(VocabularyChange, pk=pk))
    return redirect("vocabulary-change", pk=pk)


@require_safe
@never_cache
def list_changes(request: HttpRequest) -> HttpResponse:
    """The history of the vocabulary, the latest change first."""
    made = VocabularyChange.objects.filter(made__isnull=False).defer("effect", "before", "after")
    pages = Paginator(made.select_related("made_by").order_by("-made", "-pk"), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {"page": page, "pages": pages.get_elided_page_range(page.number)}
    return render(request, "findings/vocabulary_history.html", context)


@_for_owners
@require_POST
def put_back(request: HttpRequest, work: VocabularyWork, pk: int) -> HttpResponse:
    """Propose the vocabulary as it was when a change had been made."""
    change = get_object_or_404(VocabularyChange, pk=pk, made__isnull=False)
    assert change.made is not None  # noqa: S101
    when = f"{timezone.localtime(change.made):%-d %B %Y, %H:%M}"
    what = f"Put back to how it was on {when}"
    return _propose(request, work, as_it_was_after(change), what, f"After: {change.what}")


@require_safe
def export_vocabulary(_request: HttpRequest) -> HttpResponse:
    """The whole vocabulary as a file."""
    content = as_file(stored_vocabulary())
    response = HttpResponse(content, content_type="application/toml; charset=utf-8")
    name = f"themes-{timezone.localdate():%Y-%m-%d}.toml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@_for_owners
@require_http_methods(["GET", "HEAD", "POST"])
def import_vocabulary(request: HttpRequest, work: VocabularyWork) -> HttpResponse:
    """Propose what a file says; a file that is wrong changes nothing and is told where it is."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            wanted = from_file(form.cleaned_data["file"], stored_vocabulary())
        except WrongFile as wrong:
            for problem in wrong.problems:
                form.add_error("file", problem)
        else:
            what = f"From the file {form.file_name}"
            return _propose(request, work, wanted, what, form.cleaned_data["why"])
    return render(
        request,
        "findings/vocabulary_import.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


def _propose(
    request: HttpRequest, work: VocabularyWork, wanted: Vocabulary, what: str, why: str
) -> HttpResponse:
    """To the page that shows what a change would do."""
    change = propose(wanted, what, request.user, why)  # type: ignore[arg-type]
    if change is None:
        messages.info(request, NOTHING_CHANGED)
        return redirect("vocabulary")
    work.work_out(change)
    return redirect("vocabulary-change", pk=change.pk)
