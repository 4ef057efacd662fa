"""The staff desk speaks the language of whoever is signed in."""

from django.conf import settings
from django.utils import translation


class StaffLanguageMiddleware:
    """Answer pages of the staff desk in the language that the user has chosen."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Activate the user's language for the staff desk; every other page keeps its own."""
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return self.get_response(request)
        language = request.user.language
        with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response["Content-Language"] = request.LANGUAGE_CODE
            return response
