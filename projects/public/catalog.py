"""The data described for other catalogues: DCAT-AP as JSON-LD, so that data.europa.eu and its kind find them."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from projects.exchange.dump import last_change
from projects.exchange.kept import dump_for_page
from projects.exchange.seeding import fixture_name
from projects.models import RECORD_TYPES
from projects.translated import LANGUAGES

_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGES = [{"@id": f"{_EU}/language/{key}"} for key in ("NLD", "FRA", "ENG")]
_COUNTRIES = [{"@id": f"{_EU}/country/{key}"} for key in ("BEL", "NLD", "LUX")]
_PUBLISHER = "https://www.benelux.int/#secretariat"
_LICENCE = {"@id": f"{_EU}/licence/CC_BY_4_0"}


@require_safe
def catalog(request):
    """Answer with the description."""
    response = JsonResponse(
        described(request), content_type="application/ld+json", json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Cache-Control"] = "public, no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def described(request: HttpRequest) -> dict:
    """Return the catalogue, its one data set with every file of it, and the API, as JSON-LD."""
    dump = dump_for_page()
    here = request.build_absolute_uri(request.path)
    changed = dump.manifest["modified"] if dump else last_change().isoformat()
    modified = {"@type": "xsd:dateTime", "@value": changed}
    return {
        "@context": _CONTEXT,
        "@id": here,
        "@type": "dcat:Catalog",
        "dct:title": _texts(lambda: _("Open data of the Benelux Tracker")),
        "dct:description": _texts(_about),
        "dct:publisher": {"@id": _PUBLISHER},
        "dct:license": _LICENCE,
        "dct:language": _LANGUAGES,
        "dct:modified": modified,
        "foaf:homepage": {"@id": request.build_absolute_uri(reverse("public:home"))},
        "dcat:dataset": _dataset(request, here, dump, modified),
        "dcat:service": _api(request, here),
    }


def _dataset(request, here, dump, modified):
    """Return the one data set, with every file of it."""
    return {
        "@id": f"{here}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{here}#dataset",
        "dct:title": _texts(lambda: _("Benelux Tracker: what the Benelux Union does, decides and promises")),
        "dct:description": _texts(_about),
        "dct:publisher": {
            "@id": _PUBLISHER,
            "@type": "foaf:Agent",
            "foaf:name": _texts(lambda: _("Secretariat-General of the Benelux Union")),
            "foaf:homepage": {"@id": "https://www.benelux.int/"},
        },
        "dct:modified": modified,
        "dct:language": _LANGUAGES,
        "dct:spatial": _COUNTRIES,
        "dct:accessRights": {"@id": f"{_EU}/access-right/PUBLIC"},
        "dct:accrualPeriodicity": {"@id": f"{_EU}/frequency/IRREG"},
        "dcat:theme": {"@id": f"{_EU}/data-theme/GOVE"},
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": _texts(lambda: _("Secretariat-General of the Benelux Union")),
            "vcard:hasURL": {"@id": "https://www.benelux.int/"},
        },
        "dcat:landingPage": {"@id": request.build_absolute_uri(reverse("public:about-data"))},
        "dcat:distribution": [_whole(request, here, dump), *(_file(request, here, model) for model in RECORD_TYPES)],
    }


def _about():
    return _(
        "Every public record of the living annual report of the Secretariat-General: projects, decisions, meetings, "
        "activities, documents and promises, each with its source; texts in Dutch, French and English."
    )


def _texts(say):
    """Return what `say` says, in each language."""
    texts = []
    for language in LANGUAGES:
        with override(language):
            texts.append({"@language": language, "@value": str(say())})
    return texts


def _distribution(here, key, address, title, kind, media_type):
    """Return one file: `kind` is its word in the list of file types of the EU."""
    return {
        "@id": f"{here}#{key}",
        "@type": "dcat:Distribution",
        "dct:title": title,
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:format": {"@id": f"{_EU}/file-type/{kind}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
        "dct:license": _LICENCE,
    }


def _whole(request, here, dump):
    """Return the zip, with its size and its digest where it has been made."""
    address = request.build_absolute_uri(reverse("data-dump"))
    title = _texts(lambda: _("All public data in one file"))
    whole = _distribution(here, "zip", address, title, "ZIP", "application/zip")
    if dump is None:
        return whole
    checksum = {
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
        "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": dump.digest},
    }
    size = {"@type": "xsd:nonNegativeInteger", "@value": str(dump.size)}
    return whole | {"dcat:byteSize": size, "spdx:checksum": checksum}


def _file(request, here, model):
    """Return the CSV of one kind of record; it is the same in every language."""
    word = fixture_name(model).removesuffix(".csv")
    with override("en"):
        address = request.build_absolute_uri(reverse("public:data-file", args=[word, "csv"]))
    title = _texts(lambda: model._meta.verbose_name_plural)
    return _distribution(here, word, address, title, "CSV", "text/csv")


def _api(request, here):
    """Return the API."""
    return {
        "@id": f"{here}#api",
        "@type": "dcat:DataService",
        "dct:title": _texts(lambda: _("API of the Benelux Tracker")),
        "dcat:endpointURL": {"@id": request.build_absolute_uri(reverse("api:root"))},
        "dcat:endpointDescription": {"@id": request.build_absolute_uri(reverse("api:schema"))},
        "dcat:servesDataset": {"@id": f"{here}#dataset"},
        "dct:license": _LICENCE,
        "dct:format": {"@id": f"{_EU}/file-type/JSON"},
    }
