"""What all tests share: where the real documents lie, if they are there."""

from pathlib import Path

import pytest
from pytest_django import Settings

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture
def seeds() -> Path:
    """The folder of the five founding documents; skips the test where it is not there."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the founding documents are not beside this checkout")
    return SHARED / "seeds"


@pytest.fixture(autouse=True)
def own_data_folder(settings: Settings, tmp_path: Path) -> None:
    """No test writes into the data of whoever runs it."""
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "media"
