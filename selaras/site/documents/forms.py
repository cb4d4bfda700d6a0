"""Forms for approving a plan and opening its next version."""

from django import forms

from selaras.registers.plans.stages import CHANGE, SHIFT, next_version

_AGREE = "Centang untuk menyatakan bahwa catatan itu tetap terbuka dalam rencana yang ditetapkan."
_UNREVIEWED = "Centang untuk menyatakan bahwa isian itu ditetapkan seperti disalin dari tahun sebelumnya."


class ApproveForm(forms.Form):
    """Approval; with open errors, or with rows of last year that nobody reviewed, only when the one who approves says
    so."""

    agreed = forms.BooleanField(
        label="Saya tetap menetapkan rencana ini dengan catatan yang masih terbuka",
        error_messages={"required": _AGREE},
    )

    reviewed = forms.BooleanField(
        label="Saya tetap menetapkan rencana ini dengan isian salinan yang belum ditinjau",
        error_messages={"required": _UNREVIEWED},
    )

    def __init__(self, *args: object, errors: int, waiting: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django takes them
        if not errors:
            del self.fields["agreed"]
        if not waiting:
            del self.fields["reviewed"]


class VersionForm(forms.Form):
    """The name of the next version of an approved plan."""

    version = forms.ChoiceField(label="Versi baru")

    def __init__(self, *args: object, taken: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django takes them
        names = [next_version(word, taken) for word in (CHANGE, SHIFT)]
        self.fields["version"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]  # a ChoiceField
