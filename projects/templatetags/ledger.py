"""The ledger of a promise on pages: from the record to what is said of its term."""

from django import template

from projects.reports.term_ledger import days_said, term_ledger

register = template.Library()


@register.filter
def ledger(followup):
    """Return the `TermLedger` of a follow-up that was fetched with its shifts."""
    return term_ledger(followup)


@register.filter
def moved_by(days):
    """Say a number of days by which a term moved; None is said to be unknown."""
    return days_said(days)
