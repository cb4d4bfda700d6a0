"""Puts PDFs behind each other into one, in a child process: PDFium is not thread-safe and keeps what it took.

Pages are carried over as they are drawn. Tags and the PDF/A claim of the parts are not: the merged file is a copy for
reading and printing, and the files as issued stay what they are.
"""

import sys
from collections.abc import Sequence

_MERGED = "merged.pdf"


def merged(files: Sequence[bytes]) -> bytes:
    """All pages of these PDFs in their order, in this process. Raises ``ValueError`` where there is none."""
    from io import BytesIO

    import pypdfium2

    if not files:
        raise ValueError("nothing to merge")
    whole = pypdfium2.PdfDocument.new()
    for content in files:
        part = pypdfium2.PdfDocument(content)
        whole.import_pages(part)
        part.close()
    written = BytesIO()
    whole.save(written)
    whole.close()
    return written.getvalue()


def merge_in_child(files: Sequence[bytes], timeout: float = 120.0) -> bytes:
    """``merged`` in a child that is ended after ``timeout`` seconds. Raises ``RuntimeError`` when our code failed."""
    import subprocess
    import tempfile
    from pathlib import Path

    from selaras.engine.documents.render import child_environment

    if not files:
        raise ValueError("nothing to merge")
    with tempfile.TemporaryDirectory(prefix="selaras-") as folder:
        for at, content in enumerate(files):
            (Path(folder) / f"{at:05d}.pdf").write_bytes(content)
        command = [
            sys.executable, "-S", "-P", "-c", "from selaras.engine.documents.merge import begin; begin()", folder,
        ]  # fmt: skip
        ended = subprocess.run(command, capture_output=True, timeout=timeout, env=child_environment(), check=False)
        if ended.returncode != 0:
            raise RuntimeError(
                f"merging ended with {ended.returncode}: {ended.stderr.decode(errors='replace')[-2000:]}"
            )
        return (Path(folder) / _MERGED).read_bytes()


def begin() -> None:
    """The whole child: merges the numbered files of the folder that is its first argument."""
    from pathlib import Path

    folder = Path(sys.argv[1])
    whole = merged([file.read_bytes() for file in sorted(folder.iterdir())])
    (folder / _MERGED).write_bytes(whole)
