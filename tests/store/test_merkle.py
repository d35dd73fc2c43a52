"""Our tree against a plain recursive reading of RFC 6962, and its published vectors."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.store.merkle import (
    EMPTY_ROOT,
    Frontier,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    peak_places,
    range_root,
)

# From the certificate-transparency project's reference tests: eight entries and the root after each.
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def plain_root(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + plain_root(leaves[:k]) + plain_root(leaves[k:])).digest()


def leaves_of(count: int) -> list[bytes]:
    return [leaf_hash(str(n).encode()) for n in range(count)]


def node_of(leaves: list[bytes]):
    return lambda height, position: plain_root(leaves[position << height : (position + 1) << height])


def test_published_vectors() -> None:
    frontier = Frontier()
    assert frontier.root() == EMPTY_ROOT
    for entry, root in zip(ENTRIES, ROOTS, strict=True):
        frontier.extend([leaf_hash(bytes.fromhex(entry))])
        assert frontier.root().hex() == root


@given(st.integers(0, 70), st.integers(0, 70))
def test_growing_in_batches_makes_the_same_tree(first: int, more: int) -> None:
    leaves = leaves_of(first + more)
    frontier = Frontier()
    frontier.extend(leaves[:first])
    again = Frontier.parse(frontier.size, frontier.packed())
    copy = again.copy()
    again.extend(leaves[first:])
    assert again.root() == plain_root(leaves)
    assert copy.root() == plain_root(leaves[:first])
    node = node_of(leaves)
    assert again.peaks == [node(*place) for place in peak_places(len(leaves))]
    assert range_root(0, len(leaves), node) == plain_root(leaves)


def test_completed_subtrees_are_handed_out() -> None:
    leaves = leaves_of(600)
    completed = Frontier().extend(leaves)
    assert completed == [(8, 0, plain_root(leaves[:256])), (8, 1, plain_root(leaves[256:512]))]


@given(st.integers(1, 80), st.data())
def test_inclusion_proofs_prove_their_leaf_and_no_other(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    index = data.draw(st.integers(0, size - 1))
    path = inclusion_proof(index, size, node_of(leaves))
    root = plain_root(leaves)
    assert check_inclusion(leaves[index], index, size, path, root)
    assert not check_inclusion(leaf_hash(b"other"), index, size, path, root)
    assert not check_inclusion(leaves[index], index, size, path, sha256(b"other").digest())
    assert not check_inclusion(leaves[index], size, size, path, root)
    for other in range(size):
        if other != index:
            assert not check_inclusion(leaves[index], other, size, path, root)
    if path:
        assert not check_inclusion(leaves[index], index, size, path[:-1], root)
    assert not check_inclusion(leaves[index], index, size, [*path, bytes(32)], root)


@given(st.integers(1, 80), st.data())
def test_consistency_proofs_prove_growth_and_nothing_else(second: int, data: st.DataObject) -> None:
    leaves = leaves_of(second)
    first = data.draw(st.integers(1, second))
    path = consistency_proof(first, second, node_of(leaves))
    old, new = plain_root(leaves[:first]), plain_root(leaves)
    assert check_consistency(first, second, path, old, new)
    assert not check_consistency(first, second, path, sha256(b"x").digest(), new)
    assert not check_consistency(first, second, path, old, sha256(b"x").digest())
    assert not check_consistency(first, second, [*path, bytes(32)], old, new)
    assert not check_consistency(0, second, path, old, new)
    assert not check_consistency(second, first, path, new, old) or first == second
    if path:
        assert not check_consistency(first, second, path[:-1], old, new)


def test_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="no such leaf"):
        inclusion_proof(3, 3, node_of(leaves_of(3)))
    for first, second in ((0, 3), (4, 3)):
        with pytest.raises(ValueError, match="consistency"):
            consistency_proof(first, second, node_of(leaves_of(3)))
    with pytest.raises(ValueError, match="peak"):
        Frontier(3, [bytes(32)])
    with pytest.raises(ValueError, match="peak"):
        Frontier.parse(1, bytes(31))
