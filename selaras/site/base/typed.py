"""What a person typed into a field of a form that is read by hand."""

from django.http import HttpRequest

from selaras.registers.archive.refused import Refused


def words(request: HttpRequest, field: str, longest: int, lack: str = "") -> str:
    """The text of a field, its blanks made single. Raises ``Refused`` with ``lack`` where nothing was typed, if there
    is one, and for what is too long to keep or holds a sign that cannot be kept."""
    text = " ".join(request.POST.get(field, "").split())
    if not text and lack:
        raise Refused(lack)
    if len(text) > longest or "\0" in text:
        raise Refused(
            f"Isian ini terlalu panjang atau memuat tanda yang tidak dapat disimpan; paling banyak {longest} huruf."
        )
    return text
