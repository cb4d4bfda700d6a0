"""What kind of file a container is, by the names inside it: ZIP (XLSX, DOCX, ODS) and OLE (old Excel and Word)."""


def entry_names(head: bytes) -> list[str]:
    """The names in the local headers of a ZIP that begin within its first bytes."""
    names, start = [], 0
    while (start := head.find(b"PK\x03\x04", start)) >= 0:
        length = int.from_bytes(head[start + 26 : start + 28], "little")
        names.append(head[start + 30 : start + 30 + length].decode("utf-8", "replace"))
        start += 4
    return names
