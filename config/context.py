"""What every template is given."""

from django.http import HttpRequest

from ingest.models import Document


def everywhere(request: HttpRequest) -> dict[str, object]:
    """The name of the page's address, and whether sample data is loaded (for its banner)."""
    match = request.resolver_match
    return {
        "url_name": match.url_name if match else "",
        "sample_loaded": request.user.is_authenticated
        and Document.objects.filter(sample=True).exists(),
    }
