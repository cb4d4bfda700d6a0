"""The form that sets a note aside."""

from django import forms


class SetAside(forms.Form):
    """The note by its key, and the reason that will stand beside it."""

    note = forms.CharField(max_length=40)
    reason = forms.CharField(
        min_length=8,
        max_length=1000,
        error_messages={
            "required": "Tuliskan alasannya.",
            "min_length": "Alasan terlalu pendek; tuliskan sekurang-kurangnya delapan huruf.",
            "max_length": "Alasan terlalu panjang; paling banyak seribu huruf.",
        },
    )
