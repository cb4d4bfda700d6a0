"""Proposals by unit: their order, and sums that never take an unknown for zero nor a desa for a kelurahan."""

from selaras.engine.facts.proposal_tallies import Tally, by_unit, inside, of_all, ranked, tally
from tests.engine.documents.proposals import musrenbang, proposal, sample


def test_units_come_in_the_order_of_the_list_with_desa_last() -> None:
    groups = by_unit(sample())
    assert [(group.unit.name if group.unit else "", group.supervised) for group in groups] == [
        ("KELURAHAN MAWAR", False), ("KELURAHAN KENANGA", False), ("DESA DAHLIA", True),
    ]  # fmt: skip


def test_what_has_no_priority_comes_last_in_the_order_it_was_written() -> None:
    rows = [proposal(n, "mawar", str(n), priority=rank) for n, rank in enumerate((None, 2, 1, None), start=1)]
    assert [row.name for row in ranked(rows)] == ["3", "2", "1", "4"]


def test_the_list_of_all_takes_the_first_of_each_unit_before_the_second_of_any() -> None:
    assert [row.order for row in of_all(sample())] == [2, 4, 5, 1, 3]


def test_an_unknown_cost_is_counted_as_unknown() -> None:
    found = sample()
    assert tally(inside(by_unit(found))) == Tally(4, 295_000_000_00, 1)
    assert tally([proposal(1, "mawar", "Jalan")]) == Tally(1, None, 1)
    assert tally([]) == Tally(0, None, 0)


def test_sums_by_decision_add_up_to_the_whole() -> None:
    (mawar, _, _) = by_unit(sample())
    found = mawar.tallies()
    assert found["accepted"] == Tally(2, 175_000_000_00, 1)
    assert found["refused"] == Tally(1, 40_000_000_00, 0)
    assert found[""] == Tally(0, None, 0)
    assert found["all"] == Tally(3, 215_000_000_00, 1)


def test_proposals_of_the_agency_itself_stand_first() -> None:
    found = by_unit(musrenbang(proposal(1, "mawar", "Jalan"), proposal(2, "agency", "Kantor")))
    assert [group.unit.name for group in found if group.unit] == ["KECAMATAN MELATI", "KELURAHAN MAWAR"]
