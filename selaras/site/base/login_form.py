"""The login form of the library in the words of this site."""

from typing import Any

from allauth.account.forms import LoginForm as LibraryForm


class LoginForm(LibraryForm):  # type: ignore[misc]  # the library publishes no types
    """User name, password, and whether to stay logged in; nothing repeated inside the fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {"login": "Nama pengguna", "password": "Kata sandi", "remember": "Tetap masuk di komputer ini"}
        for name, label in words.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)
