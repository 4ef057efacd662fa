"""The word of each record type in an address of the API: that of its file, with a hyphen."""

from projects.exchange.seeding import FIXTURE_NAMES
from projects.models import RECORD_TYPES

WORDS = {model: FIXTURE_NAMES[model._meta.model_name].replace("_", "-") for model in RECORD_TYPES}
