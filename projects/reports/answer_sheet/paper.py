"""An answer sheet in words: a paper to paste into a letter, or to send as a Word file."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from projects.periods import Period
from projects.reports.citing import LICENCE, SITE, publisher
from projects.reports.papers import Gap, Heading, Note, Paper, Paragraph, Table, runs
from projects.translated import text_in

from .cells import Cells


def answer_paper(sheet, language, address_of) -> Paper:
    """Return the answer `sheet` as a `Paper` in `language` (nl, fr, en); `address_of(record)` is its public page."""
    with override(language):
        return Paper(
            title=_title(sheet.question, language),
            language=language,
            blocks=(*_promises(sheet, language, address_of), *_acts(sheet, language, address_of), *_closing(sheet)),
            facts=(
                (_("As it stands on"), _day(sheet.on)),
                (_("Promises"), str(len(sheet.promises))),
                (_("Decisions"), str(len(sheet.acts))),
            ),
            author=publisher(),
        )


def _title(question, language):
    subject = question.partner or question.theme
    if subject is None:
        return question.words
    title = text_in(subject, "title", language).text
    number = getattr(subject, "number", "")
    return capfirst(f"{number} {title}".strip())


def _promises(sheet, language, address_of):
    """Return the promises: of a partner first those that name it, then those of the projects it takes part in."""
    cells = Cells(language, address_of)
    parts = [(_("Promises"), sheet.promises)]
    if sheet.question.partner:
        name = text_in(sheet.question.partner, "title", language).text
        parts = [
            (_("Promises for which %(partner)s is responsible") % {"partner": name}, _named(sheet, True)),
            (_("Promises of projects in which %(partner)s takes part") % {"partner": name}, _named(sheet, False)),
        ]
    for title, promises in parts:
        yield Heading(1, runs(title), numbered=False)
        yield _promise_table(promises, cells) if promises else Gap(runs(_("None is recorded.")))


def _named(sheet, is_named):
    return [promise for promise in sheet.promises if promise.is_named == is_named]


def _promise_table(promises, cells):
    header = (runs(_("Promise")), runs(_("Term")), runs(_("How it stands")))
    rows = tuple((cells.promise(one.record), cells.term(one), cells.standing(one)) for one in promises)
    return Table((), header, rows, widths=(11, 5, 6))


def _acts(sheet, language, address_of):
    """Return the acts, with a column for what the countries made of them where anything is to be told of it."""
    cells = Cells(language, address_of)
    yield Heading(1, runs(_("Decisions")), numbered=False)
    if not sheet.acts:
        yield Gap(runs(_("None is recorded.")))
        return
    header = (runs(_("Decision")), runs(_("How far it has come")), runs(_("Transposition")))
    rows = tuple((cells.act(act.record), cells.stage(act.record), cells.transpositions(act)) for act in sheet.acts)
    if not any(row[2] for row in rows):
        header, rows = header[:2], tuple(row[:2] for row in rows)
    yield Table((), header, rows, widths=(11, 6, 7)[: len(header)])


def _closing(sheet):
    """Return what is left out, how states are to be read, and how the sheet is cited."""
    if sheet.left_out:
        text = ngettext(
            "One more record has no room here.", "%(number)s more records have no room here.", sheet.left_out
        )
        yield Gap(runs(text % {"number": sheet.left_out}))
    untold = _("“Outcome not recorded”: the term has passed and nobody has reported since. It does not mean late.")
    unknown = _("“No information”: nobody has told us. It does not mean that nothing was done.")
    yield Note(runs(f"{untold} {unknown}"))
    cited = _("As it stands on %(day)s.") % {"day": _day(sheet.on)}
    yield Paragraph(runs(f"{publisher()}. {SITE}. {cited} {LICENCE}."), citation=True)


def _day(day):
    return Period(day, day).label()
