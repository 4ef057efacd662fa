import csv
import io
import json

import pytest
from django.urls import reverse

from projects.models import ChangeSet, Partner, Upload
from tests import make

from .test_exchange import HEADER, IMPORT, LIST, upload

BAD = f"{HEADER}be,ja,member_state,België\nnl,misschien,member_state,Nederland\nlu,ja,member_state,Luxemburg\n"


def errors_of(kept, name="partner"):
    return reverse(f"admin:projects_{name}_import_errors", args=[kept.code])


def go_on(client, kept, **values):
    address = reverse("admin:projects_partner_import_sound", args=[kept.code])
    return client.post(address, {"digest": kept.file_digest} | values)


@pytest.fixture
def kept(publisher):
    upload(publisher, BAD)
    return Upload.objects.get()


def test_a_file_with_some_rows_in_error_is_kept_for_its_person(publisher):
    answer = upload(publisher, BAD)
    kept = Upload.objects.get()
    assert (kept.uploaded_by.username, kept.record_type, kept.file_name) == ("publisher", "partner", "partners.csv")
    assert (bytes(kept.content), kept.lines) == (BAD.encode(), [3])
    assert (answer.status_code, answer.context["apart"].sound) == (400, 2)
    page = answer.content.decode()
    assert "1 row is in error. 2 rows are sound." in " ".join(page.split())
    assert f'href="{errors_of(kept)}"' in page


def test_the_rows_in_error_are_a_file_mended_and_brought_in_again(publisher, kept):
    answer = publisher.get(errors_of(kept))
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/csv; charset=utf-8",
        'attachment; filename="partner-errors.csv"',
    )
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[:1] + rows[2:]] == ["code", "nl"]
    assert go_on(publisher, kept).status_code == 302
    assert upload(publisher, answer.content.replace(b"misschien", b"ja")).status_code == 302
    for changeset in ChangeSet.objects.all():
        publisher.post(changeset.get_absolute_url(), {"step": "apply"})
    assert sorted(Partner.objects.values_list("code", flat=True)) == ["be", "lu", "nl"]
    assert upload(publisher, BAD.replace("misschien", "ja")).url == LIST


def test_the_sound_rows_go_on_alone_and_the_file_is_gone_then(publisher, kept):
    answer = go_on(publisher, kept)
    changeset = ChangeSet.objects.get()
    assert answer.url == changeset.get_absolute_url()
    assert (changeset.new, changeset.left_out, changeset.file_digest) == (2, 1, kept.file_digest)
    assert [change.record_code for change in changeset.changes.all()] == ["be", "lu"]
    assert (list(Upload.objects.all()), list(Partner.objects.all())) == ([], [])
    assert "1 row in error was left out." in publisher.get(answer.url).content.decode()


def test_a_second_click_is_told_that_the_file_is_gone(publisher, kept):
    answers = [go_on(publisher, kept) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 404]
    assert "This file is not kept any longer; bring it in again." in answers[1].content.decode()
    assert ChangeSet.objects.count() == 1


def test_a_new_file_takes_the_place_of_the_one_before(publisher, kept):
    upload(publisher, BAD.replace("lu,ja", "lu,planet"))
    now = Upload.objects.get()
    assert (now.lines, now.code != kept.code) == ([3, 4], True)
    assert publisher.get(errors_of(kept)).status_code == 404


@pytest.mark.parametrize(
    "content", ["", "naam,kind\nx,y\n", f"{HEADER}\0", f"{BAD[:-1]},x\n".replace("title_nl", "titel"), f'{BAD}"']
)
def test_of_a_file_that_is_wrong_as_a_whole_nothing_is_kept(publisher, content):
    answer = upload(publisher, content)
    assert (answer.status_code, answer.context["upload"], list(Upload.objects.all())) == (400, None, [])


def test_a_file_of_which_no_row_is_sound_can_only_be_mended(publisher):
    page = upload(publisher, f"{HEADER}nl,misschien,member_state,Nederland\n").content.decode()
    assert ("Download the rows in error (CSV)" in page, "Go on with" in page) == (True, False)


def test_nobody_else_sees_the_file_and_no_other_record_type(sign_in, publisher, kept):
    for client in (sign_in("Publisher", username="other"), sign_in("Administrator")):
        assert (client.get(errors_of(kept)).status_code, go_on(client, kept).status_code) == (404, 404)
    assert publisher.get(errors_of(kept, "theme")).status_code == 404
    assert (Upload.objects.count(), ChangeSet.objects.count()) == (1, 0)


def test_a_right_that_was_taken_away_is_missed_at_once(publisher, kept):
    kept.uploaded_by.groups.clear()
    assert (publisher.get(errors_of(kept)).status_code, go_on(publisher, kept).status_code) == (403, 403)


def test_what_became_wrong_since_is_shown_before_anything_goes_on(publisher):
    mobility = make.theme(code="1")
    content = "code,parent,title_nl\n1.1,1,X\n1.2,1,\n2,,Y\n"
    upload(publisher, content, "t.csv", reverse("admin:projects_theme_import"))
    kept = Upload.objects.get()
    assert kept.lines == [3]
    mobility.delete()
    address = reverse("admin:projects_theme_import_sound", args=[kept.code])
    answer = publisher.post(address, {"digest": kept.file_digest})
    assert (answer.status_code, answer.context["apart"].lines, list(ChangeSet.objects.all())) == (400, [2, 3], [])


@pytest.mark.parametrize("digest", ["", "0" * 64, "\0", "x" * 10_000])
def test_another_file_than_the_one_shown_is_not_gone_on_with(publisher, kept, digest):
    assert (go_on(publisher, kept, digest=digest).status_code, list(ChangeSet.objects.all())) == (404, [])


def test_looking_changes_nothing(publisher, kept):
    assert publisher.get(reverse("admin:projects_partner_import_sound", args=[kept.code])).status_code == 405
    assert publisher.post(errors_of(kept)).status_code == 405
    assert publisher.get(IMPORT).context["upload"] is None
    assert (Upload.objects.count(), ChangeSet.objects.count()) == (1, 0)


def test_sound_rows_that_say_what_is_there_leave_no_set_behind(publisher):
    make.partner()
    upload(publisher, f"{HEADER}be,true,member_state,België\nnl,misschien,member_state,Nederland\n")
    assert go_on(publisher, Upload.objects.get()).url == LIST
    assert (list(ChangeSet.objects.all()), list(Upload.objects.all())) == ([], [])


def test_many_lines_in_error_are_kept_and_gone_on_with(publisher):
    lines = "".join(f"p-{number},{'ja' if number % 2 else 'misschien'},network,N\n" for number in range(4000))
    upload(publisher, HEADER + lines)
    kept = Upload.objects.get()
    assert (len(json.dumps(kept.lines)) > 10_000, go_on(publisher, kept).status_code) == (True, 302)
    assert ChangeSet.objects.get().new == 2000
