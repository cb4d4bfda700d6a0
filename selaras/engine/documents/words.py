"""The words and choices of look that all renderers share, so that the formats of one document agree."""

from selaras.engine.documents.blocks import Align, Cell, Column, Heading, Note, Signer, Verification
from selaras.engine.documents.figures import is_number


def entry(heading: Heading) -> str:
    """A heading as the contents name it, on one line."""
    return " ".join(f"{heading.number} {heading.text}".split())


def alignment(cell: Cell, column: Column, *, head: bool) -> Align:
    """Heads are centred, numbers stand right, codes and text left, unless the cell or its column says otherwise."""
    if cell.align:
        return cell.align
    if head:
        return "center"
    if column.align:
        return column.align
    return "right" if is_number(cell) and not cell.unit else "left"


def signer_above(signer: Signer) -> list[str]:
    """The lines above the position: the party's label, then whom the signer acts for."""
    return [line for line in (signer.label, *signer.on_behalf) if line]


def signer_below(signer: Signer) -> list[str]:
    """The lines below the name: rank, and the NIP or dots to write it on."""
    lines = [signer.rank] if signer.rank else []
    if signer.nip or signer.show_nip:
        lines.append(f"NIP {signer.nip or '.' * 36}")
    return lines


def field_rows(note: Note) -> list[tuple[str, str]]:
    """The labelled lines of a note that are filled."""
    rows = [("Usulan", note.proposal), ("Tempat", note.place), ("Dasar", note.basis)]
    return [(label, value) for label, value in rows if value]


def verification_lines(verification: Verification) -> list[str]:
    """The small lines beside the QR code."""
    lines = [f"{verification.text}: {verification.id}"]
    if verification.url:
        lines.append(f"Periksa keaslian dan keberlakuannya di {verification.url}")
    return lines
