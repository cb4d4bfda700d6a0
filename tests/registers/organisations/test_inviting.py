"""Invitations: single use, with an end, the secret kept nowhere, and no password that anybody else knows."""

import hashlib
from datetime import date, timedelta

import pytest
from django.utils import timezone

from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import person_may
from selaras.registers.organisations.inviting import (
    DAYS,
    Invited,
    WeakPassword,
    accept_invitation,
    invite,
    invite_to_new_password,
    open_invitation,
    revoke_invitation,
)
from selaras.registers.organisations.models import Assignment, Invitation, Person, Unit
from tests.registers.conftest import TODAY, Office

SINCE = date(2025, 1, 1)
STRONG = "kuda baterai staples benar"


def invited(office: Office, username: str = "budi", role: str = "operator") -> Invited:
    with acting(office.scope("administrator", office.agency)):
        return invite(username, "Budi Contoh", role, office.one, SINCE)


def test_the_invited_chooses_the_password_and_holds_the_role_from_then_on(office: Office) -> None:
    made = invited(office)
    assert not Person.objects.filter(username="budi").exists()
    person = accept_invitation(made.token, STRONG)
    today = timezone.localdate()
    assert person.check_password(STRONG)
    assert person.password.startswith("argon2")
    assert person_may(person, "edit", office.one, today)
    assert not person_may(person, "edit", office.one, today - timedelta(days=1))  # not before there was an account
    with system("uji"):
        told = [(entry.sentence, entry.actor_name) for entry in LogEntry.objects.order_by("id")]
        assert Invitation.objects.get().person == person.pk
    assert told[0][0] == "Mengundang Budi Contoh sebagai Operator di KELURAHAN SATU."
    assert told[1] == ("Menerima undangan sebagai Operator.", "Budi Contoh")
    assert len(told) == 2


def test_a_link_is_used_once(office: Office) -> None:
    made = invited(office)
    accept_invitation(made.token, STRONG)
    assert open_invitation(made.token, timezone.now()) is None
    with pytest.raises(Refused, match="Undangan ini sudah dipakai, dicabut, atau lewat waktunya"):
        accept_invitation(made.token, STRONG + " lain")
    assert Person.objects.get(username="budi").check_password(STRONG)


def test_a_link_ends_after_its_days(office: Office) -> None:
    made = invited(office)
    soon = timezone.now() + timedelta(days=DAYS, minutes=-1)
    assert open_invitation(made.token, soon) is not None
    assert open_invitation(made.token, soon + timedelta(minutes=2)) is None
    with system("uji"):
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="lewat waktunya"):
        accept_invitation(made.token, STRONG)


def test_a_revoked_link_opens_nothing(office: Office) -> None:
    made = invited(office)
    with acting(office.scope("administrator", office.agency)):
        revoke_invitation(made.invitation)
        revoke_invitation(made.invitation)
    assert open_invitation(made.token, timezone.now()) is None
    with system("uji"):
        assert LogEntry.objects.filter(code="invitation.revoked").count() == 1


@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "\x00", "../undangan"])
def test_a_guessed_secret_opens_nothing(office: Office, token: str) -> None:
    invited(office)
    assert open_invitation(token, timezone.now()) is None


def test_the_secret_is_kept_nowhere_not_even_in_the_trail(office: Office) -> None:
    made = invited(office)
    with system("uji"):
        assert Invitation.objects.get().token_digest == hashlib.sha256(made.token.encode()).hexdigest()
        kept = [str(row.after) for row in TrailRow.objects.all()] + [entry.sentence for entry in LogEntry.objects.all()]
    assert kept
    assert not [text for text in kept if made.token in text or made.invitation.token_digest in text]


@pytest.mark.parametrize("password", ["pendek", "passwordpassword1"[:11], "1234567890123"])
def test_a_weak_password_is_refused_and_the_link_stays_open(office: Office, password: str) -> None:
    made = invited(office)
    with pytest.raises(WeakPassword):
        accept_invitation(made.token, password)
    assert not Person.objects.filter(username="budi").exists()
    assert accept_invitation(made.token, STRONG).username == "budi"


NO_NAME = "Nama pengguna memakai huruf kecil, angka, titik, garis bawah, atau tanda hubung, tanpa spasi."


@pytest.mark.parametrize(
    ("username", "sentence"),
    [
        (
            "Budi Contoh",
            "Nama pengguna memakai huruf kecil, angka, titik, garis bawah, atau tanda hubung, tanpa spasi.",
        ),
        ("", "Nama pengguna memakai huruf kecil, angka, titik, garis bawah, atau tanda hubung, tanpa spasi."),
        ("orang-0", "Nama pengguna orang-0 sudah dipakai. Beri peran kepada akun itu, atau pilih nama pengguna lain."),
        ("siti", "Tautan untuk siti masih terbuka. Cabut dahulu tautan itu, lalu buat yang baru."),
    ],
)
def test_a_user_name_that_cannot_be_given_is_said(office: Office, username: str, sentence: str) -> None:
    invited(office, "siti")
    with pytest.raises(Refused) as refused:
        invited(office, username)
    assert refused.value.sentence == sentence


def test_a_user_name_that_was_taken_meanwhile_leaves_the_other_account_alone(office: Office) -> None:
    made = invited(office)
    with system("uji"):
        Person.objects.create_user("budi", "Budi Lain", "sandi yang sudah ada")
    with pytest.raises(Refused, match="Nama pengguna budi kini sudah dipakai"):
        accept_invitation(made.token, STRONG)
    assert Person.objects.get(username="budi").check_password("sandi yang sudah ada")


@pytest.mark.parametrize("role", ["planner", "camat", "operator"])
def test_only_an_administrator_invites_and_only_below(office: Office, role: str) -> None:
    with acting(office.scope(role, office.agency)), pytest.raises(Refused, match="Anda tidak berwenang"):
        invite("budi", "Budi Contoh", "operator", office.one, SINCE)
    with acting(office.scope("administrator", office.agency)), pytest.raises(Refused, match="Anda tidak berwenang"):
        invite("budi", "Budi Contoh", "administrator", office.government, SINCE)


def held_by(office: Office, *units: Unit) -> Assignment:
    """The first of the roles of one person with a password, in each of these units."""
    with system("uji"):
        person = Person.objects.create_user("siti", "Siti Contoh", "sandi lama yang panjang")
        rows = [Assignment.objects.create(person=person, org_unit=unit, role="operator", since=SINCE) for unit in units]
    return rows[0]


def test_a_forgotten_password_is_chosen_anew_by_its_owner_alone(office: Office) -> None:
    held = held_by(office, office.one)
    with acting(office.scope("administrator", office.agency)):
        made = invite_to_new_password(held, TODAY)
    assert Person.objects.get(username="siti").check_password("sandi lama yang panjang")
    person = accept_invitation(made.token, STRONG)
    assert (person.pk, person.check_password(STRONG)) == (held.person_id, True)
    with system("uji"):
        assert Assignment.objects.filter(person=person).count() == 1
        told = [entry.sentence for entry in LogEntry.objects.order_by("id")]
    assert told == ["Membuat tautan kata sandi baru untuk Siti Contoh.", "Mengganti kata sandi lewat tautan."]
    with pytest.raises(Refused, match="Undangan ini sudah dipakai"):
        accept_invitation(made.token, f"{STRONG} lagi")


def test_a_link_to_an_account_is_made_only_by_who_gives_all_of_its_roles(office: Office) -> None:
    held = held_by(office, office.one, office.neighbour)
    with acting(office.scope("administrator", office.agency)), pytest.raises(Refused) as refused:
        invite_to_new_password(held, TODAY)
    assert refused.value.sentence == (
        "Siti Contoh juga memegang peran di KECAMATAN SEBELAH. Mintalah kepada administrator di sana."
    )
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="Anda tidak berwenang"):
        invite_to_new_password(held, TODAY)
    with acting(office.scope("administrator", office.government)):
        assert invite_to_new_password(held, TODAY).invitation.is_for_password
