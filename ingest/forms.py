"""The form that takes files in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ingest.reading.extract import SUPPORTED_SUFFIXES


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files, by choosing or by dropping them on it."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or several uploaded files, as a list."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file is checked as a file is; an empty one is told by the front door."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    """Documents to take in."""

    documents = ManyFilesField(
        label="Documents",
        allow_empty_file=True,
        max_length=None,
        help_text=(
            "Ofsted’s letters and reports, and councils’ papers about them: PDF, Word (.docx), "
            "web pages, Markdown or plain text. Choose several at once, or drop them here."
        ),
        error_messages={"required": "Choose at least one file."},
        widget=ManyFilesInput(attrs={"accept": ",".join(SUPPORTED_SUFFIXES)}),
    )

    @property
    def uploaded(self) -> list[UploadedFile[Any]]:
        """The files of a valid form."""
        files: list[UploadedFile[Any]] = self.cleaned_data["documents"]
        return files
