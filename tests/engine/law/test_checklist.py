"""The list by which a Renja is verified follows the outline in force when it was made, or the one chosen."""

from selaras.engine.law.checklist import checklist, outlines
from selaras.engine.law.law import load_law

LAW = load_law()


def test_the_renja_of_2026_is_verified_by_five_chapters_and_the_renja_of_2027_by_six() -> None:
    before, since = checklist(LAW, "renja", 2026), checklist(LAW, "renja", 2027)
    assert (before.basis, since.basis) == ("permendagri-86-2017", "permendagri-14-2026")
    assert [item.id for item in before.items][-5:] == ["t-c-29", "t-c-30", "t-c-31", "t-c-32", "t-c-33"]
    assert [item.id for item in since.items] == ["1", "2", "3", "4", "5", "6", "t-c-29", "t-4-1"]
    assert (before.verified, since.verified, since.disputed) == (True, False, True)


def test_an_agency_may_keep_the_older_outline() -> None:
    assert checklist(LAW, "renja", 2027, "permendagri-86-2017") == checklist(LAW, "renja", 2026)
    assert outlines(LAW, "renja") == ("permendagri-86-2017", "permendagri-14-2026")


def test_a_kind_without_outline_has_no_items() -> None:
    assert checklist(LAW, "pk", 2026).items == ()
    assert outlines(LAW, "pk") == ()
