"""The picture of a performance tree: boxes that never overlap, edges, links, and nothing that a policy forbids."""

import re
from itertools import combinations

from selaras.engine.documents.tree_drawing import BOX, Node, Picture, Text, draw


def tree(shape: dict[str, list[str]], **more: object) -> dict[str, Node]:
    names = {*shape, *(child for below in shape.values() for child in below)}
    return {
        name: Node(
            id=name, texts=(Text("OUTCOME", "label"), Text(f"Kondisi {name}", "head")), below=shape.get(name, []),
            at=number, **more,  # type: ignore[arg-type]
        )
        for number, name in enumerate(sorted(names))
    }  # fmt: skip


def boxes(picture: Picture) -> list[tuple[float, float, float]]:
    """Left, top and height of each box."""
    found = re.findall(
        r'translate\(([\d.]+),([\d.]+)\)">(?:<a [^>]*>)?<rect width="\d+" height="([\d.]+)"', picture.svg
    )
    return [(float(left), float(top), float(high)) for left, top, high in found]


WIDE = {"a": ["b", "c", "d"], "b": ["e", "f", "g", "h", "i"], "c": ["j"], "j": ["k", "l"], "d": []}


def test_no_two_boxes_overlap_and_all_stand_inside_the_picture() -> None:
    for column in (2, 4, 12):
        picture = draw(tree(WIDE), ["a"], "Pohon", column=column)
        found = boxes(picture)
        assert len(found) == 12
        for (left, top, high), (other, upper, tall) in combinations(found, 2):
            assert abs(left - other) >= BOX or top + high <= upper or upper + tall <= top
        assert all(0 <= left <= picture.width - BOX and 0 <= top <= picture.height - high for left, top, high in found)


def test_several_trees_stand_side_by_side_and_an_empty_picture_is_no_fault() -> None:
    picture = draw(tree({"a": [], "b": []}), ["a", "b"], "Pohon")
    assert len({top for _, top, _ in boxes(picture)}) == 1
    assert boxes(draw({}, [], "Pohon")) == []


def test_a_further_edge_is_dashed_and_left_out_where_an_end_is_folded_away() -> None:
    nodes = tree({"a": ["b", "c"], "b": ["d"], "c": []})
    assert draw(nodes, ["a"], "Pohon", across=[("c", "d")]).svg.count("stroke-dasharray") == 1
    assert "stroke-dasharray" not in draw(nodes, ["a"], "Pohon", across=[("c", "gone")]).svg


def test_words_are_text_and_never_markup() -> None:
    node = Node("a", (Text('<script>alert("x")</script> & \x00', "head"),), href='/a"b', fold="/lipat", shut=3)
    svg = draw({"a": node}, ["a"], 'P"><script>').svg
    assert "<script" not in svg
    assert "\x00" not in svg
    assert "&lt;script&gt;" in svg
    assert "style=" not in svg
    assert 'href="/a&quot;b"' in svg
    assert 'aria-label="Buka 3 di bawahnya: ' in svg


def test_a_picture_with_links_is_a_group_and_one_without_an_image() -> None:
    assert 'role="img"' in draw(tree({"a": []}), ["a"], "Pohon").svg
    assert 'role="group"' in draw(tree({"a": []}, href="/x"), ["a"], "Pohon").svg


def test_a_chain_of_two_thousand_conditions_costs_no_stack() -> None:
    chain = {f"{n:04}": [f"{n + 1:04}"] for n in range(2_000)}
    assert len(boxes(draw(tree(chain), ["0000"], "Pohon"))) == 2_001
