"""Forms for approving a plan and opening its next version."""

from django import forms

_AGREE = "Centang untuk menyatakan bahwa catatan itu tetap terbuka dalam rencana yang ditetapkan."


class ApproveForm(forms.Form):
    """Approval; with open errors only when the one who approves says so."""

    agreed = forms.BooleanField(
        label="Saya tetap menetapkan rencana ini dengan catatan yang masih terbuka",
        error_messages={"required": _AGREE},
    )

    def __init__(self, *args: object, errors: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django takes them
        if not errors:
            del self.fields["agreed"]


class VersionForm(forms.Form):
    """The name of the next version of an approved plan."""

    version = forms.ChoiceField(label="Versi baru")

    def __init__(self, *args: object, taken: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django takes them
        names = [f"{word} {1 + sum(name.startswith(word) for name in taken)}" for word in ("perubahan", "pergeseran")]
        self.fields["version"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]  # a ChoiceField
