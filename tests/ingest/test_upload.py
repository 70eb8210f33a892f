"""The pages on documents: bringing files in, what came of each, and the files themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from zeal import zeal_ignore

from config.roles import ADMIN, READER
from findings.models import Theme
from findings.theme_loading import load_themes
from ingest.models import Document
from inspections.models import Source, Visit
from tests.ingest.readings import make_register
from tests.ingest.test_front_door import BAD, archive, letter, pdf

State = Document.State


@pytest.fixture(autouse=True)
def _set_up(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    make_register()
    Theme.objects.all().delete()
    load_themes()


def logged_in(role: str) -> Client:
    user = User.objects.create_user(role.lower())
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin() -> Client:
    return logged_in(ADMIN)


@pytest.fixture
def reader() -> Client:
    return logged_in(READER)


def drop(client: Client, **files: bytes) -> Any:
    """Upload files, their names with a dot for each underscore, and follow to what came of it."""
    dropped = [SimpleUploadedFile(n.replace("_", "."), content) for n, content in files.items()]
    with zeal_ignore():  # in tests the background reads within the request
        return client.post(reverse("upload"), {"documents": dropped}, follow=True)


class TestUpload:
    def test_leads_to_each_file_with_its_state_and_its_visit(self, admin: Client) -> None:
        page = drop(admin, a_txt=letter(), b_txt=letter("Eastmere"))
        visits = Visit.objects.all()
        assert [v.authority.name for v in visits.order_by("authority__name")] == [
            "Eastmere",
            "Northshire",
        ]
        text = page.content.decode()
        for visit in visits:
            assert reverse("visit", args=[visit.pk]) in text
        assert "All done." in text
        assert "every 2s" not in text

    def test_notes_who_brought_it(self, admin: Client) -> None:
        drop(admin, a_txt=letter())
        assert Document.objects.get().uploaded_by == User.objects.get(username="admin")

    def test_of_a_file_that_is_held_links_to_it_and_says_that_nothing_changed(
        self, admin: Client
    ) -> None:
        drop(admin, a_txt=letter())
        document = Document.objects.get()
        text = drop(admin, other_txt=letter()).content.decode()
        assert reverse("document", args=[document.pk]) in text
        assert "held already" in text
        assert Document.objects.count() == 1

    @pytest.mark.parametrize("name", BAD)
    def test_of_a_bad_file_says_why_and_stores_nothing_of_it(
        self, admin: Client, name: str
    ) -> None:
        text = drop(admin, **{name.replace(".", "_"): BAD[name]}).content.decode()
        document = Document.objects.get()
        assert document.state == State.FAILED
        assert "Could not be read" in text
        assert not Visit.objects.exists()
        assert not Source.objects.exists()

    def test_of_an_empty_and_a_huge_file_refuses_them_and_keeps_the_good_one(
        self, admin: Client, settings: Settings
    ) -> None:
        settings.LARGEST_DOCUMENT = 5000
        text = drop(admin, void_txt=b"", huge_pdf=b"x" * 5001, a_txt=letter()).content.decode()
        assert "void.txt is empty" in text
        assert "huge.pdf is too large" in text
        assert [d.name for d in Document.objects.all()] == ["a.txt"]

    def test_of_nothing_asks_for_a_file(self, admin: Client) -> None:
        response = admin.post(reverse("upload"), {})
        assert response.status_code == 422
        assert "Choose at least one file." in response.content.decode()

    def test_of_a_name_with_folders_keeps_neither_folders_nor_name_on_disk(
        self, admin: Client, settings: Settings
    ) -> None:
        admin.post(reverse("upload"), {"documents": SimpleUploadedFile("a/../../b.txt", letter())})
        document = Document.objects.get()
        assert "/" not in document.name
        kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
        assert [path.stem for path in kept] == [document.sha256]

    def test_shows_a_name_that_is_markup_as_words(self, admin: Client) -> None:
        name = "<img src=x onerror=alert(1)>.txt"
        file = SimpleUploadedFile(name, letter())
        page = admin.post(reverse("upload"), {"documents": file}, follow=True)
        assert b"<img src=x" not in page.content
        assert b"&lt;img src=x" in page.content

    def test_is_for_admins_alone(self, reader: Client) -> None:
        assert reader.get(reverse("upload")).status_code == 403
        assert drop(reader, a_txt=letter()).status_code == 403
        assert reader.get(reverse("arrivals")).status_code == 403
        assert not Document.objects.exists()

    def test_asks_again_by_itself_only_while_something_is_read(self, admin: Client) -> None:
        drop(admin, a_txt=letter())
        document = Document.objects.get()
        address = f"{reverse('arrivals')}?new={document.pk}"
        assert "every 2s" not in admin.get(address).content.decode()
        Document.objects.update(state=State.READING)
        text = admin.get(address).content.decode()
        assert 'hx-trigger="every 2s"' in text
        assert "Look again" in text

    @pytest.mark.parametrize("query", ["", "new=999", "new=x&known=-1", "new=" + "9" * 40])
    def test_arrivals_of_no_document_say_so(self, admin: Client, query: str) -> None:
        response = admin.get(f"{reverse('arrivals')}?{query}")
        assert "Nothing was uploaded" in response.content.decode()


class TestDocuments:
    def test_empty_says_what_will_stand_there(self, reader: Client) -> None:
        assert "No documents are held yet" in reader.get(reverse("documents")).content.decode()

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("", {"a.txt", "photo.pdf"}),
            ("state=failed", {"photo.pdf"}),
            ("q=NORTHSHIRE", {"a.txt"}),
            ("q=photo", {"photo.pdf"}),
            ("state=nonsense", {"a.txt", "photo.pdf"}),
            ("q=nothing+such", set()),
        ],
    )
    def test_are_found_by_state_and_by_words(
        self, admin: Client, query: str, shown: set[str]
    ) -> None:
        drop(admin, a_txt=letter(), photo_pdf=BAD["photo.pdf"])
        response = admin.get(f"{reverse('documents')}?{query}")
        assert {document.name for document in response.context["page"]} == shown

    def test_a_page_of_them_takes_few_queries(
        self, admin: Client, django_assert_max_num_queries: Any
    ) -> None:
        for place in range(8):
            Document.objects.create(sha256=f"{place:064x}", name=f"{place}.txt", size=1, file="x")
        drop(admin, a_txt=letter(), b_txt=letter("Eastmere"))
        with django_assert_max_num_queries(14):
            admin.get(reverse("documents"))

    def test_each_page_says_what_was_read_and_links_to_it(self, admin: Client) -> None:
        drop(admin, a_txt=letter())
        document = Document.objects.get()
        text = admin.get(reverse("document", args=[document.pk])).content.decode()
        for words in (
            document.sha256,
            "Read again",
            reverse("visit", args=[Visit.objects.get().pk]),
        ):
            assert words in text

    def test_a_failed_ones_page_says_why(self, admin: Client) -> None:
        drop(admin, photo_pdf=BAD["photo.pdf"])
        document = Document.objects.get()
        text = admin.get(reverse("document", args=[document.pk])).content.decode()
        assert "Why it could not be read" in text
        assert "Nothing of this document is shown elsewhere." in text

    def test_is_read_again_by_an_admin_alone_and_by_post_alone(
        self, admin: Client, reader: Client
    ) -> None:
        drop(admin, a_txt=letter())
        address = reverse("read-again", args=[Document.objects.get().pk])
        assert reader.post(address).status_code == 403
        assert admin.get(address).status_code == 405
        assert admin.post(address).status_code == 302
        assert Document.objects.get().attempts == 2

    def test_a_reader_sees_no_button_to_read_again(self, admin: Client, reader: Client) -> None:
        drop(admin, a_txt=letter())
        page = reader.get(reverse("document", args=[Document.objects.get().pk]))
        assert "Read again" not in page.content.decode()


class TestTheFileItself:
    def file(self, client: Client, name: str, content: bytes, query: str = "") -> Any:
        drop(logged_in(ADMIN), **{name.replace(".", "_"): content})
        return client.get(reverse("source-file", args=[Document.objects.get().sha256]) + query)

    def test_of_a_pdf_is_shown(self, reader: Client) -> None:
        content = pdf()
        response = self.file(reader, "a.pdf", content)
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"].startswith("inline")
        assert b"".join(response.streaming_content) == content

    @pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt", "a.md"])
    def test_of_a_page_or_text_is_plain_text_in_a_sandbox(self, reader: Client, name: str) -> None:
        response = self.file(reader, name, b"<html><body><script>alert(1)</script></body></html>")
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert "sandbox" in response["Content-Security-Policy"]
        assert "default-src 'none'" in response["Content-Security-Policy"]

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.docx", archive("word/document.xml")),
            ("a.exe", b"MZ" + bytes(200)),
            ("page.pdf", BAD["page.pdf"]),
            ("photo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ],
    )
    def test_of_anything_else_is_only_to_save(
        self, reader: Client, name: str, content: bytes
    ) -> None:
        response = self.file(reader, name, content)
        assert response["Content-Disposition"].startswith("attachment")
        assert "html" not in response["Content-Type"]
        assert "svg" not in response["Content-Type"]

    def test_is_never_guessed_at_by_the_browser(self, reader: Client) -> None:
        assert self.file(reader, "a.txt", letter())["X-Content-Type-Options"] == "nosniff"

    def test_can_be_saved_under_its_name(self, reader: Client) -> None:
        response = self.file(reader, "a.txt", letter(), "?save")
        assert response["Content-Disposition"] == 'attachment; filename="a.txt"'

    def test_is_for_people_who_are_logged_in(self) -> None:
        response = self.file(Client(), "a.txt", letter())
        assert response.status_code == 302
        assert reverse("login") in response["Location"]

    def test_that_is_no_longer_kept_is_not_found(self, reader: Client) -> None:
        drop(logged_in(ADMIN), a_txt=letter())
        document = Document.objects.get()
        Path(document.file.path).unlink()
        address = reverse("source-file", args=[document.sha256])
        assert reader.get(address).status_code == 404

    @pytest.mark.parametrize("name", ["documents", "upload", "arrivals"])
    def test_and_so_are_all_pages_on_documents(self, name: str) -> None:
        assert reverse("login") in Client().get(reverse(name))["Location"]
