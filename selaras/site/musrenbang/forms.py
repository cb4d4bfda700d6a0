"""The forms of a proposal: what a unit writes, and what the agency decides."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from selaras.engine.facts.proposal_tallies import DECISIONS
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation
from selaras.engine.tables.target import read_target
from selaras.registers.plans.editing import Change
from selaras.registers.plans.proposals import Serving
from selaras.registers.plans.values import How, Unreadable, read_value

SEEN: Final = "semula-"
_NUMBERS: Final = re.compile(r"\+?\d[\d .-]{7,}\d")  # a NIK, a telephone number
_FIELDS: Final = (
    "name", "problem", "location", "volume_text", "unit", "amount", "proposer", "agency_asked", "indicator_text",
    "priority",
)  # fmt: skip
_HIGHEST: Final = 9999


class ProposalForm(forms.Form):
    """What a unit writes of its proposal. ``values`` are plain values of the fields of a ``Proposal``."""

    name = forms.CharField(
        label="Usulan", max_length=500, help_text="Pekerjaan yang diusulkan, bukan masalahnya.",
        error_messages={"required": "Tulis usulannya."},
    )  # fmt: skip
    problem = forms.CharField(
        label="Permasalahan", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    location = forms.CharField(label="Lokasi", max_length=500, required=False, help_text="Misalnya RT 3, Jalan Melati.")
    volume_text = forms.CharField(
        label="Volume",
        max_length=60,
        required=False,
        help_text="Satu angka, misalnya 350. Kosongkan bila belum diukur.",
    )
    unit = forms.CharField(label="Satuan", max_length=60, required=False, help_text="Misalnya m, unit, paket.")
    amount = forms.CharField(
        label="Perkiraan biaya (Rp)", max_length=40, required=False,
        help_text="Misalnya 25.000.000. Kosongkan bila belum diketahui; yang kosong tidak dihitung nol.",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    proposer = forms.CharField(
        label="Pengusul", max_length=200, required=False,
        help_text="Kelompok atau jabatan (LPM, PKK, Ketua RT 4). Jangan menulis nama, NIK, atau nomor telepon warga.",
    )  # fmt: skip
    agency_asked = forms.CharField(
        label="Perangkat daerah yang diminta", max_length=300, required=False,
        help_text="Kosongkan bila kecamatan atau kelurahan sendiri yang melaksanakan.",
    )  # fmt: skip
    indicator_text = forms.CharField(
        label="Indikator kinerja", max_length=500, required=False, help_text="Untuk Tabel T-C.32, bila sudah ada."
    )
    priority = forms.IntegerField(
        label="Prioritas", min_value=1, max_value=_HIGHEST, required=False,
        help_text="Urutan di unit pengusul: 1 yang paling utama. Kosongkan bila belum diurutkan.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Tulis urutannya dengan angka, misalnya 1."},
    )  # fmt: skip

    def clean_volume_text(self) -> str:
        """One number, or nothing."""
        typed = " ".join(self.cleaned_data["volume_text"].split())
        read = read_target(typed, str(self.data.get("unit", "")) or "unit")
        if typed and (read.value is None or read.doubt):
            raise forms.ValidationError(f"“{typed}” bukan satu angka. Tulis misalnya 350 atau 1.200.")
        return typed

    def clean_amount(self) -> int | None:
        """Sen, or None where nothing was typed."""
        typed = self.cleaned_data["amount"].strip()
        if not typed:
            return None
        try:
            read: int = read_value(How.MONEY, typed)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return read

    def clean_proposer(self) -> str:
        """Without numbers by which a private person is known."""
        typed = " ".join(self.cleaned_data["proposer"].split())
        if _NUMBERS.search(typed):
            raise forms.ValidationError(
                "Isian ini memuat nomor yang tampak seperti NIK atau telepon. Tulis kelompok atau jabatannya saja."
            )
        return typed

    def values(self) -> dict[str, Any]:
        """What was written, by field; only of a valid form."""
        return {
            name: " ".join(value.split()) if isinstance(value, str) else value
            for name, value in ((name, self.cleaned_data[name]) for name in _FIELDS)
        }


class OfficeForm(ProposalForm):
    """A new proposal, of one of the units that this person writes for."""

    office = forms.ChoiceField(
        label="Unit yang mengusulkan",
        error_messages={"required": "Pilih unitnya.", "invalid_choice": "Pilih unitnya dari daftar."},
    )

    def __init__(self, data: Any, offices: Sequence[Organisation]) -> None:
        super().__init__(data)
        choices = [(row.id, f"{row.name} (tidak dijumlahkan)" if row.supervised else row.name) for row in offices]
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)  # noqa: S101  # declared right above
        office.choices = choices if len(choices) == 1 else [("", "Pilih unit"), *choices]
        self.order_fields(["office", *_FIELDS])


class ChangeForm(ProposalForm):
    """The words of a stored proposal, each beside what the person saw there."""

    def __init__(self, data: Any, row: Proposal) -> None:
        self.row = row
        super().__init__(data, initial=typed_values(row))

    def seen(self) -> dict[str, str]:
        """What the person saw, field by field as it is typed: from the form that was sent, else what stands there."""
        now = typed_values(self.row)
        return {
            name: str(self.data.get(f"{SEEN}{name}", now[name])) if self.is_bound else now[name] for name in _FIELDS
        }

    def changes(self) -> list[Change]:
        """The changes that were written; only of a valid form. What was left as it was seen is none."""
        seen, values, now = self.seen(), self.values(), typed_values(self.row)
        return [
            Change("Proposal", self.row.id, name, _as_stored(self.row, name, seen[name], now), values[name])
            for name in _FIELDS
            if as_typed(name, values[name]) != seen[name]
        ]

    def clashes(self) -> list[tuple[str, str, str]]:
        """(label, what stands there now, what was typed) of each field that this person and somebody else changed."""
        seen, now = self.seen(), typed_values(self.row)
        typed = {name: str(self.data.get(name, "")).strip() for name in _FIELDS}
        return [
            (str(self.fields[name].label), now[name] or "(kosong)", typed[name])
            for name in _FIELDS
            if now[name] != seen[name] and typed[name] not in (now[name], seen[name])
        ]


def typed_values(row: Proposal) -> dict[str, str]:
    """The fields of a proposal as they stand in inputs."""
    return {name: as_typed(name, getattr(row, name)) for name in _FIELDS}


def as_typed(name: str, value: Any) -> str:
    """One value as it stands in its input."""
    if value is None:
        return ""
    return rupiah(value) if name == "amount" else str(value)


def _as_stored(row: Proposal, name: str, seen: str, now: Mapping[str, str]) -> Any:
    """What the person saw as a plain value: the stored one where it is the same, else what no stored value equals."""
    return getattr(row, name) if seen == now[name] else f"{seen} "


class DecisionForm(forms.Form):
    """What the agency decides of a proposal, and what takes it up."""

    decision = forms.ChoiceField(
        label="Keputusan", required=False, widget=forms.RadioSelect,
        choices=[(key, word.capitalize()) for key, word in DECISIONS.items()],
    )  # fmt: skip
    reason = forms.CharField(
        label="Alasan atau catatan", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila ditolak atau ditunda: pengusul berhak mengetahuinya.",
    )  # fmt: skip
    served_by = forms.ChoiceField(
        label="Ditampung pada sub kegiatan", required=False,
        help_text="Sub kegiatan dari Renja atau RKT tahun ini yang melaksanakannya; hanya untuk usulan yang diterima.",
    )  # fmt: skip

    def __init__(self, data: Any, row: Proposal, serving: Sequence[Serving], now: Serving | None) -> None:
        super().__init__(data, initial=seen_decision(row))
        by_unit: dict[str, list[tuple[str, str]]] = {}
        for each in serving:
            by_unit.setdefault(each.unit, []).append((each.id, str(each)))
        stored = [(row.served_by, str(now) if now else "Sub kegiatan yang tidak dapat ditampilkan")]
        known = {each.id for each in serving}
        field = self.fields["served_by"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared right above
        field.choices = [
            ("", "Belum ditautkan"),
            *(stored if row.served_by and row.served_by not in known else []),
            *by_unit.items(),
        ]

    def clean(self) -> dict[str, Any]:
        """Demands the reason that is owed."""
        decision = self.cleaned_data.get("decision", "")
        if decision in ("refused", "postponed") and not self.cleaned_data.get("reason", "").strip():
            self.add_error("reason", f"Tuliskan alasannya: usulan yang {DECISIONS[decision]} disertai alasan.")
        return self.cleaned_data


def seen_decision(row: Proposal) -> dict[str, str]:
    """Decision, reason and link as they stand."""
    return {"decision": row.decision, "reason": row.reason, "served_by": row.served_by}
