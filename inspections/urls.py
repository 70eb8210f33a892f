"""The way in: the home page leads to the authorities."""

from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [path("", RedirectView.as_view(pattern_name="authorities"), name="home")]
