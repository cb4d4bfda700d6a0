"""Files of strangers, made by hand."""

import pytest

from tests.engine.readers import hostile_files as files


@pytest.fixture
def workbook() -> bytes:
    """A plan of one program of 30 million below a kecamatan of 40 million: one sum that is wrong."""
    rows = [*files.PLAN[:2], [*files.PLAN[2][:5], "40.000.000"], files.PLAN[3]]
    return files.xlsx(files.sheet(files.cells(rows)))
