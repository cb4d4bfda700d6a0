"""The zip file of an office document, written again so that the same content gives the same bytes."""

import zipfile
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip can hold


def reproducible(content: bytes) -> bytes:
    """The same zip with every date set to 1980, members in their order."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(member))
    return written.getvalue()
