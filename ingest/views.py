"""Pages on documents: what came in, what came of it, and how to bring more in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.models import Finding
from findings.vocabulary import ROLE_LABELS
from ingest.forms import UploadForm
from ingest.front_door import Refused, needs_reading, receive
from ingest.models import Document
from ingest.source_files import serve
from ingest.tasks import read_in_background
from inspections.models import Visit

ON_A_PAGE = 50
MOST_ARRIVALS = 100
ON_THE_WAY = (Document.State.QUEUED, Document.State.READING)
MAY_NOT_UPLOAD = (
    "Taking documents in is for the role of admin. "
    "Ask whoever administers this tracker to give you that role."
)

View = Callable[..., HttpResponseBase]


def _for_admins(view: View) -> View:
    """Let through only people who may take documents in."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.has_perm("ingest.add_document"):
            raise PermissionDenied(MAY_NOT_UPLOAD)
        return view(request, *args, **kwargs)

    return checked


@require_safe
def list_documents(request: HttpRequest) -> HttpResponse:
    """All documents, newest first, or those in one state or with some words in their name."""
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    counts = dict(Document.objects.order_by().values_list("state").annotate(Count("pk")))
    found = _with_visits(Document.objects.all())
    if state in Document.State.values:
        found = found.filter(state=state)
    if words:
        found = found.filter(
            Q(name__icontains=words) | Q(source__visits__authority__name__icontains=words)
        ).distinct()
    pages = Paginator(found, ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "pages": pages.get_elided_page_range(page.number),
        "state": state,
        "words": words,
        "states": [(value, label, counts.get(value, 0)) for value, label in Document.State.choices],
        "held": sum(counts.values()),
    }
    return render(request, "ingest/documents.html", context)


@_for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponseBase:
    """Take files in; what comes of each is shown on the page of arrivals."""
    if request.method != "POST":
        return render(request, "ingest/upload.html", {"form": UploadForm()})
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "ingest/upload.html", {"form": form}, status=422)
    arrived = [_receive(request, file) for file in form.uploaded]
    address = urlencode([pair for pair in arrived if pair])
    if not address:
        return redirect("upload")
    return redirect(f"{reverse('arrivals')}?{address}")


@_for_admins
@require_safe
@never_cache
def show_arrivals(request: HttpRequest) -> HttpResponse:
    """What was dropped, each with its state; the page asks again while something is read."""
    new, known = _keys(request, "new"), _keys(request, "known")
    by_key = {d.pk: d for d in _with_visits(Document.objects.filter(pk__in=[*new, *known]))}
    documents = [by_key[key] for key in dict.fromkeys([*new, *known]) if key in by_key]
    context = {
        "documents": documents,
        "known": set(known) - set(new),
        "moving": sum(document.state in ON_THE_WAY for document in documents),
        "failed": sum(document.state == Document.State.FAILED for document in documents),
    }
    return render(request, "ingest/arrivals.html", context)


@require_safe
def show_document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document: its file, what was read of it, and what to check."""
    document = get_object_or_404(_with_visits(Document.objects.all()), pk=pk)
    roles = Finding.objects.filter(source__document=document).order_by().values_list("role")
    counts = dict(roles.annotate(Count("pk")))
    context = {
        "document": document,
        "counts": [(label, counts[role]) for role, label in ROLE_LABELS.items() if role in counts],
        "findings": sum(counts.values()),
        "moving": document.state in ON_THE_WAY,
        "corrections": document.corrections.select_related("made_by"),
    }
    return render(request, "ingest/document.html", context)


@_for_admins
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Queue a document to be read again."""
    document = get_object_or_404(Document, pk=pk)
    read_in_background(document)
    messages.success(request, f"{document.name} is queued to be read again.")
    return redirect("document", pk=pk)


@require_safe
def source_file(request: HttpRequest, sha256: str) -> FileResponse:
    """A document's own file."""
    document = get_object_or_404(Document, sha256=sha256)
    try:
        return serve(document, save="save" in request.GET)
    except FileNotFoundError:
        raise Http404(f"The file of {document.name} is no longer kept.") from None


def _receive(request: HttpRequest, file: UploadedFile[Any]) -> tuple[str, int] | None:
    """Take one uploaded file in; a pair for the address of arrivals, or a message why not."""
    try:
        receipt = receive(file, str(file.name), request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    if receipt.new or (
        needs_reading(receipt.document) and receipt.document.state not in ON_THE_WAY
    ):
        read_in_background(receipt.document)
    return ("new" if receipt.new else "known", receipt.document.pk)


def _keys(request: HttpRequest, name: str) -> list[int]:
    given = request.GET.getlist(name)[:MOST_ARRIVALS]
    return [int(key) for key in given if key.isdecimal() and len(key) < 16]


def _with_visits(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Documents with the visits that they are about, without their long readings."""
    visits = Prefetch("source__visits", Visit.objects.select_related("authority"))
    return documents.select_related("source").prefetch_related(visits).defer("reading")
