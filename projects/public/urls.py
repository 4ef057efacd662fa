"""The public pages, below the language."""

app_name = "public"
urlpatterns = []
