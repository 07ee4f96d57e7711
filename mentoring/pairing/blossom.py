"""The best pairing of a general graph, exactly, by Edmonds' blossom algorithm (rustworkx)."""

from __future__ import annotations

import numpy as np
import rustworkx as rx

from mentoring.pairing.arrays import Ints
from mentoring.pairing.candidates import Candidates
from mentoring.pairing.objective import Tiers, weights


def exact_matching(people: int, pairs: Candidates, parts: Tiers) -> Ints:
    """The places among `pairs` of the matching that is worth most, ascending."""
    graph: rx.PyGraph[int, int] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(people))
    i, j = pairs.i.tolist(), pairs.j.tolist()
    graph.add_edges_from(list(zip(i, j, weights(parts, people), strict=True)))
    # The answer is a set of pairs in either order; the codes bring it back to places, whatever its order was.
    found = rx.max_weight_matching(graph, max_cardinality=False, weight_fn=int, verify_optimum=False)
    codes = np.array(sorted(min(a, b) * people + max(a, b) for a, b in found), dtype=np.int64)
    return pairs.places(codes // people, codes % people)
