"""Files out: what goes out comes in again and changes nothing."""

import csv
import io

import openpyxl
import pytest

from projects.exchange import download
from projects.exchange.changes import apply, propose
from projects.exchange.download import TooManyRows, stream_csv, template_file, write_xlsx
from projects.exchange.formats import guard
from projects.exchange.resources import resource_for
from projects.models import RECORD_TYPES, Activity, Document, Project, ProjectPartner, Theme, User
from tests import make
from tests.exchange.files import complaints, csv_file
from tests.public.world import public_world

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)

# Everything that a spreadsheet, a delimiter or an encoding could stumble over, and cp1252 can still hold.
NASTY = 'é; "één", \'s avonds\t– 5 % €\n=1+1'
STARTS = ["=1+1", "+32 2 519", "-5", "@nl", "'=x", "''-x", "'s avonds", "#N/A", "# geen commentaar", "x"]


@pytest.fixture
def world():
    """One record of each kind, tied to all others, with texts that are hard to carry."""
    records = public_world()
    for number, model in enumerate(RECORD_TYPES):
        names = {field.name for field in model._meta.fields}
        text = f"{STARTS[number % len(STARTS)]} {NASTY}"
        values = {name: text for name in ("summary_fr", "text_fr", "outcome_nl") if name in names}
        values |= {name: STARTS[number % len(STARTS)] for name in ("title_en", "place", "reason_en") if name in names}
        model.objects.filter(pk=records[model].pk).update(**values)
    staff = User.objects.create(username="an")
    Project.objects.filter(pk=records[Project].pk).update(owner=staff, internal_note="a\r\nb\rc  ", summary_nl=" x")
    records[Project].related.add(make.project(code="sister"))
    return records


def as_csv(model, **options):
    return b"".join(stream_csv(resource_for(model), model.objects.all(), internal=True, **options))


def as_excel_saves_it(content, encoding="utf-8-sig"):
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


FILES = {
    "as it is": (lambda model: as_csv(model), "f.csv"),
    "with semicolons and a BOM": (lambda model: as_excel_saves_it(as_csv(model)), "f.csv"),
    "in Windows-1252": (lambda model: as_excel_saves_it(as_csv(model), "cp1252"), "f.csv"),
    "in UTF-16": (lambda model: as_excel_saves_it(as_csv(model), "utf-16"), "f.csv"),
    "as a workbook": (
        lambda model: write_xlsx(resource_for(model), model.objects.all(), internal=True).read(),
        "f.xlsx",
    ),
}


@each
@pytest.mark.parametrize("kind", FILES)
def test_what_goes_out_comes_in_again_and_changes_nothing(world, model, kind):
    write, name = FILES[kind]
    changeset = propose(model, write(model), name)
    assert (changeset.new, changeset.changed, changeset.rows) == (0, 0, model.objects.count())


def everything():
    return {
        model: resource_for(model).texts(model.objects.order_by("code"), resource_for(model).header(internal=True))
        for model in RECORD_TYPES
    }


def test_files_of_everything_build_everything_again(world):
    Project.objects.filter(pk=world[Project].pk).update(internal_note="a\nb", summary_nl="x")
    before = everything()
    rows = {model: before[model].values() for model in RECORD_TYPES}
    files = {model: csv_file(*({n: guard(c) for n, c in row.items()} for row in rows[model])) for model in rows}
    Document.objects.all().delete()
    ProjectPartner.objects.all().delete()
    for model in reversed(RECORD_TYPES):
        queryset = model.objects.all()
        if "parent" in {field.name for field in model._meta.fields}:
            queryset.update(parent=None)
        queryset.delete()
    for model in RECORD_TYPES:
        apply(propose(model, files[model], "f.csv"))
    assert everything() == before


def test_no_cell_of_a_file_starts_a_formula(world):
    for model in RECORD_TYPES:
        rows = csv.reader(io.StringIO(as_csv(model).decode(), newline=""))
        assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_a_file_keeps_the_order_and_the_choice_of_its_list(monkeypatch):
    monkeypatch.setattr(download, "CHUNK", 2)
    for code in "cabed":
        make.activity(code=code, place=code)
    queryset = Activity.objects.exclude(code="b").order_by("-place")
    lines = list(stream_csv(resource_for(Activity), queryset))
    assert lines[0].decode() == ",".join(resource_for(Activity).header()) + "\n"
    assert [line[:2] for line in b"".join(lines).decode().splitlines()[1:]] == ["e,", "d,", "c,", "a,"]
    assert len(lines) == 4


def test_the_first_line_comes_without_a_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        next(stream_csv(resource_for(Activity), Activity.objects.all()))


def test_an_empty_list_is_a_header():
    content = b"".join(stream_csv(resource_for(Activity), Activity.objects.none()))
    assert content.decode().splitlines() == [",".join(resource_for(Activity).header())]


def test_the_public_file_has_no_column_of_the_staff_and_names_nothing_private():
    hidden = make.project(code="hidden", is_public=False)
    project = make.project(parent=hidden, internal_note="secret", owner=User.objects.create(username="an"))
    project.related.add(hidden)
    project.roles.create(partner=make.partner(code="shy", is_public=False))
    content = b"".join(stream_csv(resource_for(Project), Project.objects.public())).decode()
    assert [word for word in ("hidden", "secret", "shy", "owner", "internal_note") if word in content] == []


def test_a_workbook_with_too_many_rows_is_refused_with_a_way_out(monkeypatch):
    monkeypatch.setattr(download, "MOST_XLSX", 1)
    make.project(code="a")
    write_xlsx(resource_for(Project), Project.objects.all())
    make.project(code="b")
    with pytest.raises(TooManyRows, match="Excel files hold at most 1 rows here; take the CSV file instead"):
        write_xlsx(resource_for(Project), Project.objects.all())


def test_a_workbook_survives_characters_that_it_cannot_hold():
    make.activity(code="a", place="a\x01b\uffff")
    make.activity(code="b", place="#REF!")
    book = openpyxl.load_workbook(write_xlsx(resource_for(Activity), Activity.objects.order_by("code")))
    column = resource_for(Activity).header().index("place")
    assert [row[column] for row in book.active.values] == ["place", "a�b�", "#REF!"]


@each
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_template_explains_each_column_and_brings_nothing_in(model, kind):
    content = template_file(resource_for(model), kind)
    assert complaints(model, content, name=f"f.{kind}") == [(0, "", "", "The file has a header and no rows.")]
    if kind == "csv":
        names, helps = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        assert names == resource_for(model).header(internal=True)
        assert [name for name, text in zip(names, helps, strict=True) if len(text) < 5] == []


def test_a_template_that_was_filled_in_is_read():
    content = template_file(resource_for(Theme), "csv").decode("utf-8-sig")
    filled = {"code": "7", "is_public": "ja", "title_nl": "Water", "position": "7", "basis": "entered"}
    row = ",".join(filled.get(name, "") for name in resource_for(Theme).header(internal=True))
    changeset = propose(Theme, f"{content}{row}\n".encode(), "f.csv")
    assert (changeset.new, changeset.changes.get().line) == (1, 3)
