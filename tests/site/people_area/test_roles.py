"""The pages of roles, invitations and owners: for administrators, with a link that is shown once."""

import html
import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from selaras.registers.archive.scope import system
from selaras.registers.organisations.assigning import give_role
from selaras.registers.organisations.models import Assignment, Invitation, Person
from selaras.registers.organisations.owning import owner_of
from tests.site.people import Town

STRONG = "kuda baterai staples benar"
NEW = {"name": "Budi Contoh", "username": "budi", "role": "operator"}


def to(town: Town, name: str, *more: str) -> str:
    return reverse(f"people:{name}", args=[town.agency.pk, *more])


def invited(town: Town) -> str:
    """The path of a link, as the page shows it."""
    today = timezone.localdate().isoformat()
    answer = town.client("administrator").post(to(town, "invite"), {**NEW, "unit": town.one.pk, "since": today})
    assert answer.status_code == 200
    link = re.search(r"<textarea[^>]*>([^<]+)</textarea>", answer.content.decode())
    assert link is not None
    return html.unescape(link[1]).removeprefix("http://testserver")


def test_an_invitation_goes_from_the_page_to_the_first_page_of_the_invited(town: Town) -> None:
    path = invited(town)
    page = town.client("administrator").get(to(town, "roles")).content.decode()
    assert "Budi Contoh" in page
    assert path not in page  # it is shown once
    guest = Client()
    assert "Nama pengguna Anda <b>budi</b>" in guest.get(path).content.decode()
    answer = guest.post(path, {"password": STRONG, "again": STRONG}, follow=True)
    assert "Selamat datang, Budi Contoh." in answer.content.decode()
    assert "Kecamatan Contoh".upper() in answer.content.decode().upper()
    assert Client().get(path).status_code == 410
    assert Client().post(path, {"password": STRONG, "again": STRONG}).status_code == 410
    later = Client()
    later.post(reverse("account_login"), {"login": "budi", "password": STRONG})
    assert later.get(to(town, "unit", town.one.pk)).status_code == 200
    assert later.get(to(town, "unit", town.two.pk)).status_code == 404


def test_the_invited_may_say_where_reminders_go_and_change_it_later(town: Town) -> None:
    path, guest = invited(town), Client()
    assert "Surel untuk pengingat" in guest.get(path).content.decode()
    wrong = guest.post(path, {"password": STRONG, "again": STRONG, "email": "budi"})
    assert (wrong.status_code, "Alamat surel ini belum lengkap." in wrong.content.decode()) == (422, True)
    guest.post(path, {"password": STRONG, "again": STRONG, "email": "budi@contoh.test"})
    assert Person.objects.get(username="budi").email == "budi@contoh.test"
    address = reverse("people:account")
    page = guest.get(address).content.decode()
    assert 'value="budi@contoh.test"' in page
    assert "pengingat 7, 3 dan 1 hari" in page
    assert guest.post(address, {"email": "lain"}).status_code == 422
    assert "Alamat surel disimpan." in guest.post(address, {"email": "lain@contoh.test"}, follow=True).content.decode()
    assert Person.objects.get(username="budi").email == "lain@contoh.test"


def test_a_password_that_is_weak_or_mistyped_is_said_and_the_link_stays_open(town: Town) -> None:
    path = invited(town)
    weak = Client().post(path, {"password": "pendek", "again": "pendek"})
    assert (weak.status_code, "12 karakter" in weak.content.decode()) == (422, True)
    mistyped = Client().post(path, {"password": STRONG, "again": STRONG + "x"})
    assert "Kedua kata sandi tidak sama. Ketik ulang keduanya." in mistyped.content.decode()
    assert STRONG not in mistyped.content.decode()
    assert not Person.objects.filter(username="budi").exists()
    assert Client().get(path).status_code == 200


def test_a_guessed_or_revoked_link_says_the_same(town: Town) -> None:
    path = invited(town)
    with system("uji"):
        held = Invitation.objects.get()
    town.client("administrator").post(to(town, "invitation_revoke", held.pk))
    pages = [Client().get(address) for address in (path, reverse("people:invitation", args=["x" * 43]))]
    assert [page.status_code for page in pages] == [410, 410]
    assert pages[0].content == pages[1].content


def test_too_many_guesses_wait(town: Town) -> None:
    address = reverse("people:invitation", args=["x" * 43])
    assert {Client().get(address).status_code for _ in range(60)} == {410}
    assert Client().get(address).status_code == 429


def test_a_role_is_given_and_revoked_from_the_page(town: Town) -> None:
    client = town.client("administrator")
    sent = {"username": "stranger", "role": "operator", "unit": town.one.pk, "since": "2025-01-01"}
    page = client.post(to(town, "role_give"), sent, follow=True).content.decode()
    assert "kini Operator di KELURAHAN SATU." in page
    stranger = town.client("stranger")
    assert stranger.get(to(town, "unit", town.one.pk)).status_code == 200
    with system("uji"):
        held = Assignment.objects.get(person=town.people["stranger"], role="operator")
    client.post(to(town, "role_revoke", held.pk))
    assert stranger.get(to(town, "unit", town.one.pk)).status_code == 404


def test_a_role_whose_last_day_has_passed_opens_nothing(town: Town) -> None:
    today = timezone.localdate()
    with system("uji"):
        give_role("stranger", "operator", town.one, today - timedelta(days=9), today - timedelta(days=1))
    assert town.client("stranger").get(to(town, "unit", town.one.pk)).status_code == 404


def test_what_cannot_be_given_keeps_what_was_typed(town: Town) -> None:
    sent = {"username": "siapa.ini", "role": "operator", "unit": town.one.pk, "since": "2025-01-01"}
    answer = town.client("administrator").post(to(town, "role_give"), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Tidak ada akun dengan nama pengguna “siapa.ini”. Undanglah orangnya dengan tautan." in page
    assert 'value="siapa.ini"' in page


def test_owners_are_decided_on_their_page_and_only_what_changed_is_told(town: Town) -> None:
    client = town.client("administrator")
    page = client.get(to(town, "owners")).content.decode()
    sent = dict(re.findall(r'<select name="(peran-[^"]+)"', page) and [])
    for kind, role in re.findall(r'name="peran-([a-z_]+)".*?<option value="([a-z_]+)" selected', page, re.DOTALL):
        sent[f"peran-{kind}"] = role
    for kind, office in re.findall(r'name="kantor-([a-z_]+)" value="([^"]*)"', page):
        sent[f"kantor-{kind}"] = office
    assert "Tidak ada yang berubah." in client.post(to(town, "owners"), sent, follow=True).content.decode()
    sent |= {"peran-pk": "lain", "kantor-pk": "Bagian Ortal"}
    assert "Disimpan: Perjanjian Kinerja." in client.post(to(town, "owners"), sent, follow=True).content.decode()
    with system("uji"):
        assert owner_of("pk", town.agency, timezone.localdate()).words == "Bagian Ortal"
    wrong = client.post(to(town, "owners"), sent | {"kantor-pk": ""})
    assert wrong.status_code == 422
    assert "Pemilik Perjanjian Kinerja: pilih satu peran, atau tuliskan satu nama kantor." in wrong.content.decode()
