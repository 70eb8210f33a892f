"""What every template is given."""

from django.http import HttpRequest


def everywhere(request: HttpRequest) -> dict[str, object]:
    """Nothing yet but the name of the page's section, from the URL's name."""
    match = request.resolver_match
    return {"url_name": match.url_name if match else ""}
