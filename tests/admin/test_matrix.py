"""Who gets what from every address of the staff desk and of signing in: role × address × method."""

import logging

import pytest
from django.db import transaction
from django.template.response import SimpleTemplateResponse

from .matrix import RECORDS, ROLES, addresses, client_of, fill, world

NOTHING, OURS = ("default-src", "frame-ancestors", "base-uri"), ("script", "style", "img", "font", "connect")
# No address has an exception of its own.
POLICY = frozenset(
    [*(f"{name} 'none'" for name in NOTHING), *(f"{name}-src 'self'" for name in OURS), "form-action 'self'"]
)
METHODS = ("GET", "POST")
TABLE = """
# address                             method    nobody  outsider    reader    editor publisher administrator superuser
# A draft of any record type
record add                            GET          302       302       403       200       200           200       200
record add                            POST         302       302       403       200       200           200       200
record change                         GET          302       302       200       200       200           200       200
record change                         POST         302       302       403       200       200           200       200
record changelist                     GET          302       302       200       200       200           200       200
record changelist                     POST         302       302       200       200       200           200       200
record delete                         GET          302       302       403       403       200           200       200
record delete                         POST         302       302       403       403       200           200       200
record export                         GET          302       302       403       200       200           200       200
record export                         POST         302       302       403       200       200           200       200
record history                        GET          302       302       200       200       200           200       200
record history                        POST         302       302       200       200       200           200       200
record import                         GET          302       302       403       200       200           200       200
record import                         POST         302       302       403       200       200           200       200
record import_errors                  GET          302       302       403       404       404           404       404
record import_errors                  POST         302       302       403       405       405           405       405
record import_sound                   GET          302       302       403       405       405           405       405
record import_sound                   POST         302       302       403       404       404           404       404
record other                          GET          302       302       302       302       302           302       302
record other                          POST         302       302       302       302       302           302       302
record preview                        GET          302       302       200       200       200           200       200
record preview                        POST         302       302       405       405       405           405       405
record simple_history                 GET          302       302       200       200       200           200       200
record simple_history                 POST         302       302       403       200       200           200       200
record step                           GET          302       302       403       403       200           200       200
record step                           POST         302       302       403       403       200           200       200
record template                       GET          302       302       403       200       200           200       200
record template                       POST         302       302       403       200       200           200       200
# The sheet of a meeting; a POST that ticks nothing for no meeting is refused
meeting sheet                         GET          302       302       200       200       200           200       200
meeting sheet                         POST         302       302       403       400       400           400       400
# What was said is never unsaid
duechange delete                      GET          302       302       403       403       403           403       403
duechange delete                      POST         302       302       403       403       403           403       403
duechange simple_history              POST         302       302       403       403       403           403       403
statusupdate delete                   GET          302       302       403       403       403           403       403
statusupdate delete                   POST         302       302       403       403       403           403       403
statusupdate simple_history           POST         302       302       403       403       403           403       403
# What is not a record
auditentry add                        GET          302       302       403       403       403           403       403
auditentry add                        POST         302       302       403       403       403           403       403
auditentry change                     GET          302       302       403       403       403           200       200
auditentry change                     POST         302       302       403       403       403           403       403
auditentry changelist                 GET          302       302       403       403       403           200       200
auditentry changelist                 POST         302       302       403       403       403           200       200
auditentry delete                     GET          302       302       403       403       403           403       403
auditentry delete                     POST         302       302       403       403       403           403       403
auditentry history                    GET          302       302       403       403       403           200       200
auditentry history                    POST         302       302       403       403       403           200       200
auditentry other                      GET          302       302       302       302       302           302       302
auditentry other                      POST         302       302       302       302       302           302       302
changeset add                         GET          302       302       403       403       403           403       403
changeset add                         POST         302       302       403       403       403           403       403
changeset change                      GET          302       302       302       302       302           302       302
changeset change                      POST         302       302       302       302       302           302       302
changeset changelist                  GET          302       302       200       200       200           200       200
changeset changelist                  POST         302       302       200       200       200           200       200
changeset delete                      GET          302       302       403       403       403           403       403
changeset delete                      POST         302       302       403       403       403           403       403
changeset history                     GET          302       302       200       200       200           200       200
changeset history                     POST         302       302       200       200       200           200       200
changeset other                       GET          302       302       302       302       302           302       302
changeset other                       POST         302       302       302       302       302           302       302
frozenreport add                      GET          302       302       403       403       200           200       200
frozenreport add                      POST         302       302       403       403       200           200       200
frozenreport change                   GET          302       302       200       200       200           200       200
frozenreport change                   POST         302       302       405       405       405           405       405
frozenreport changelist               GET          302       302       200       200       200           200       200
frozenreport changelist               POST         302       302       200       200       200           200       200
frozenreport delete                   GET          302       302       403       403       403           403       403
frozenreport delete                   POST         302       302       403       403       403           403       403
frozenreport history                  GET          302       302       200       200       200           200       200
frozenreport history                  POST         302       302       200       200       200           200       200
frozenreport other                    GET          302       302       302       302       302           302       302
frozenreport other                    POST         302       302       302       302       302           302       302
reminder add                          GET          302       302       403       403       403           403       403
reminder add                          POST         302       302       403       403       403           403       403
reminder change                       GET          302       302       403       403       403           403       200
reminder change                       POST         302       302       403       403       403           403       403
reminder changelist                   GET          302       302       403       403       403           403       200
reminder changelist                   POST         302       302       403       403       403           403       200
reminder delete                       GET          302       302       403       403       403           403       403
reminder delete                       POST         302       302       403       403       403           403       403
reminder history                      GET          302       302       403       403       403           403       200
reminder history                      POST         302       302       403       403       403           403       200
reminder other                        GET          302       302       302       302       302           302       302
reminder other                        POST         302       302       302       302       302           302       302
user add                              GET          302       302       403       403       403           200       200
user add                              POST         302       302       403       403       403           200       200
user change                           GET          302       302       403       403       403           200       200
user change                           POST         302       302       403       403       403           200       200
user changelist                       GET          302       302       403       403       403           200       200
user changelist                       POST         302       302       403       403       403           200       200
user delete                           GET          302       302       403       403       403           200       200
user delete                           POST         302       302       403       403       403           200       200
user history                          GET          302       302       403       403       403           200       200
user history                          POST         302       302       403       403       403           200       200
user other                            GET          302       302       302       302       302           302       302
user other                            POST         302       302       302       302       302           302       302
user password_change                  GET          302       302       403       403       403           200       200
user password_change                  POST         302       302       403       403       403           200       200
# The staff desk itself
annual_draft                          GET          302       302       200       200       200           200       200
annual_draft                          POST         302       302       405       405       405           405       405
app_list                              GET          302       302       200       200       200           200       200
app_list                              POST         302       302       200       200       200           200       200
autocomplete                          GET          302       302       403       403       403           403       403
autocomplete                          POST         302       302       405       405       405           405       405
calendar                              GET          302       302       200       200       200           200       200
calendar                              POST         302       302       200       200       200           200       200
calendar_file                         GET          404       404       404       404       404           404       404
calendar_file                         POST         405       405       405       405       405           405       405
changeset_preview                     GET          302       302       404       404       404           404       404
changeset_preview                     POST         302       302       405       405       405           405       405
changeset_review                      GET          302       302       200       200       200           200       200
changeset_review                      POST         302       302       403       403       403           403       403
index                                 GET          302       302       200       200       200           200       200
index                                 POST         302       302       200       200       200           200       200
help                                  GET          302       302       200       200       200           200       200
help                                  POST         302       302       405       405       405           405       405
help_page                             GET          302       302       200       200       200           200       200
help_page                             POST         302       302       405       405       405           405       405
jsi18n                                GET          302       302       200       200       200           200       200
jsi18n                                POST         302       302       405       405       405           405       405
login                                 GET          302       403       302       302       302           302       302
login                                 POST         302       403       302       302       302           302       302
logout                                GET          302       302       200       200       200           200       200
logout                                POST         302       302       302       302       302           302       302
other                                 GET          302       302       404       404       404           404       404
other                                 POST         302       302       404       404       404           404       404
password_change                       GET          302       302       302       302       302           302       302
password_change                       POST         302       302       302       302       302           302       302
password_change_done                  GET          302       302       200       200       200           200       200
password_change_done                  POST         302       302       405       405       405           405       405
reading                               GET          302       302       403       404       404           404       404
reading                               POST         302       302       403       404       404           404       404
recognise                             GET          302       302       403       200       200           200       200
recognise                             POST         302       302       403       400       400           400       400
answer_sheet                          GET          302       302       200       200       200           200       200
answer_sheet                          POST         302       302       405       405       405           405       405
view_on_site                          GET          302       302       302       302       302           302       302
view_on_site                          POST         302       302       302       302       302           302       302
# Signing in, and the own account; a second factor is not asked for here
account_change_password               GET          302       200       200       200       200           200       200
account_change_password               POST         302       200       200       200       200           200       200
account_inactive                      GET          200       200       200       200       200           200       200
account_inactive                      POST         405       405       405       405       405           405       405
account_login                         GET          200       302       302       302       302           302       302
account_login                         POST         200       302       302       302       302           302       302
account_logout                        GET          302       200       200       200       200           200       200
account_logout                        POST         302       302       302       302       302           302       302
account_reauthenticate                GET          302       200       200       200       200           200       200
account_reauthenticate                POST         302       200       200       200       200           200       200
account_reset_password                GET          200       200       200       200       200           200       200
account_reset_password                POST         200       200       200       200       200           200       200
account_reset_password_done           GET          200       200       200       200       200           200       200
account_reset_password_done           POST         405       405       405       405       405           405       405
account_reset_password_from_key       GET          200       200       200       200       200           200       200
account_reset_password_from_key       POST         200       200       200       200       200           200       200
account_reset_password_from_key_done  GET          200       200       200       200       200           200       200
account_reset_password_from_key_done  POST         405       405       405       405       405           405       405
mfa_activate_totp                     GET          302       302       302       302       302           302       302
mfa_activate_totp                     POST         302       302       302       302       302           302       302
mfa_add_webauthn                      GET          302       302       302       302       302           302       302
mfa_add_webauthn                      POST         302       302       302       302       302           302       302
mfa_authenticate                      GET          302       302       302       302       302           302       302
mfa_authenticate                      POST         302       302       302       302       302           302       302
mfa_deactivate_totp                   GET          302       404       404       404       404           404       404
mfa_deactivate_totp                   POST         302       404       404       404       404           404       404
mfa_download_recovery_codes           GET          302       404       404       404       404           404       404
mfa_download_recovery_codes           POST         302       404       404       404       404           404       404
mfa_edit_webauthn                     GET          302       302       302       302       302           302       302
mfa_edit_webauthn                     POST         302       302       302       302       302           302       302
mfa_generate_recovery_codes           GET          302       302       302       302       302           302       302
mfa_generate_recovery_codes           POST         302       302       302       302       302           302       302
mfa_index                             GET          302       200       200       200       200           200       200
mfa_index                             POST         302       405       405       405       405           405       405
mfa_list_webauthn                     GET          302       200       200       200       200           200       200
mfa_list_webauthn                     POST         302       405       405       405       405           405       405
mfa_login_webauthn                    GET          302       302       302       302       302           302       302
mfa_login_webauthn                    POST         302       302       302       302       302           302       302
mfa_reauthenticate                    GET          302       302       302       302       302           302       302
mfa_reauthenticate                    POST         302       302       302       302       302           302       302
mfa_reauthenticate_webauthn           GET          302       302       302       302       302           302       302
mfa_reauthenticate_webauthn           POST         302       302       302       302       302           302       302
mfa_remove_webauthn                   GET          302       302       302       302       302           302       302
mfa_remove_webauthn                   POST         302       302       302       302       302           302       302
mfa_view_recovery_codes               GET          302       404       404       404       404           404       404
mfa_view_recovery_codes               POST         302       405       405       405       405           405       405
# A sign-in elsewhere, where none is set up
openid_connect_callback               GET          404       404       404       404       404           404       404
openid_connect_callback               POST         404       404       404       404       404           404       404
openid_connect_login                  GET          404       404       404       404       404           404       404
openid_connect_login                  POST         404       404       404       404       404           404       404
socialaccount_login_cancelled         GET          200       200       200       200       200           200       200
socialaccount_login_cancelled         POST         405       405       405       405       405           405       405
socialaccount_login_error             GET          401       401       401       401       401           401       401
socialaccount_login_error             POST         405       405       405       405       405           405       405
"""


def expected():
    """Return {(row, method): {role: status}} as the table says."""
    lines = (line.split() for line in TABLE.strip().splitlines() if not line.startswith("#"))
    return {
        (" ".join(words[: -len(ROLES) - 1]), words[-len(ROLES) - 1]): dict(
            zip(ROLES, map(int, words[-len(ROLES) :]), strict=True)
        )
        for words in lines
    }


def row_of(name, method, table):
    """Return the row that speaks of an address: its own, or the one that all record types share."""
    kind, _space, page = name.rpartition(" ")
    return (f"record {page}" if kind in RECORDS and (name, method) not in table else name), method


@pytest.fixture
def quick(monkeypatch, settings):
    """Let nothing be slowed down or refused for reasons that are not rights."""
    settings.ACCOUNT_RATE_LIMITS = False
    # The status is settled before the page is drawn, and drawing is most of the time.
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    # Each refusal would be logged with its traceback.
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


def ask(client, method, address):
    """Return the status and the policy of the answer; whatever it wrote is taken back, a sign-out included."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = client.generic(method, address, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer.status_code, frozenset(answer.get("Content-Security-Policy", "").split("; "))


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_from_every_address_what_the_table_says(role, quick):
    table, filled, client = expected(), world(), client_of(role)
    differing, policies = {}, set()
    for name, (kind, address) in addresses().items():
        for method in METHODS:
            status, policy = ask(client, method, fill(address, filled[kind]))
            policies.add(policy)
            wanted = table.get(row_of(name, method, table), {}).get(role)
            if status != wanted:
                differing[name, method] = (wanted, status)
    assert differing == {}
    assert policies == {POLICY}


def test_every_row_of_the_table_speaks_of_an_address_that_there_is():
    table = expected()
    assert set(table) == {row_of(name, method, table) for name in addresses() for method in METHODS}
