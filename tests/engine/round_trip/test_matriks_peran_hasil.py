"""See test_units.py, which reads it back beside the agreement it belongs to."""

from tests.engine.round_trip.test_units import back


def test_the_title_tells_the_kind() -> None:
    assert back("matriks_peran_hasil", "docx").kind == "action_plan"
