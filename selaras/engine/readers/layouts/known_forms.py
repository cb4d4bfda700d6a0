"""Forms of Permendagri 86/2017 that are recognised by their columns, but whose contents have no rows of their own yet:
what they are is said, so that nobody looks for a mistake in their headings."""

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.forms import FORMS, Form, form_of
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Columns, Layout


def _declare(form: Form) -> None:
    def read(table: Grid, columns: Columns, draft: Draft) -> None:
        draft.doubt(
            f"{table.part} dikenali sebagai {form.name}; isinya belum dipakai.",
            "Tidak ada yang perlu dilakukan.", table.place,
        )  # fmt: skip

    LAYOUTS.append(
        Layout(
            form.name, {}, lambda table, columns: form_of(table) is form, read, {form.speaks: 1},
            lambda table: range(len(table.headings)),
        )
    )  # fmt: skip


for _form in FORMS:
    _declare(_form)
