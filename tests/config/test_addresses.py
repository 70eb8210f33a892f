import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/authorities/", "/findings/", "/themes/", "/documents/"])
def test_nothing_is_shown_before_logging_in(client: Client, path: str) -> None:
    response = client.get(path, follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/")


@pytest.mark.parametrize("path", ["/accounts/password_reset/", "/accounts/reset/a/b/"])
def test_no_page_promises_a_letter_that_nobody_sends(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
