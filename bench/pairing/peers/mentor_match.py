"""mentor-match at work, inside its own environment: a problem as JSON comes in, pairs as JSON go out.

With `score` in the problem it maximises that; without, it goes by the rules of its authors' web application: another
organisation, one or two grades up (9 and 12 points), a profession that the mentee aims at (10 points): any of theirs.
"""

from __future__ import annotations

import json
import operator
import sys
import time
from typing import Any

from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import process_data
from matching.rules import rule as rl

# It subtracts scores from the largest machine number, as floating point: small differences need large scores.
SCALE = 10**12


class Given(rl.Rule):
    """A score from a table, and nothing where the table says that two may not meet."""

    def __init__(self, score: dict[tuple[str, str], float]) -> None:
        """The table, by mentor and mentee."""
        super().__init__()
        self.score = score

    def apply(self, match_object: Any) -> int:
        """The score of a match in whole numbers."""
        found = self.score.get((match_object.mentor.email, match_object.mentee.email))
        if found is None:
            match_object.disallowed = True
            return 0
        return int(found * SCALE)

    def evaluate(self, match_object: Any) -> bool:
        """Whether the table has a score for a match."""
        return (match_object.mentor.email, match_object.mentee.email) in self.score


def main() -> None:
    """One problem, one answer."""
    problem = json.load(sys.stdin)
    mentors = [Mentor(**each) for each in problem["mentors"]]
    mentees = [Mentee(**each) for each in problem["mentees"]]
    aims = {each["email"]: each["aims_at"] for each in problem["mentees"]}
    rules = [Given({(a, b): s for a, b, s in problem["score"]})] if problem["score"] else _web_application(aims)
    began = time.perf_counter()
    process_data(mentors, mentees, [rules])
    seconds = time.perf_counter() - began
    pairs = [[mentor.email, mentee.email] for mentor in mentors for mentee in mentor.mentees]
    json.dump({"seconds": seconds, "pairs": pairs}, sys.stdout)


def _web_application(aims: dict[str, list[str]]) -> list[Any]:
    return [
        rl.Disqualify(lambda match: match.mentee.organisation == match.mentor.organisation),
        rl.Disqualify(rl.Grade(2, operator.gt).evaluate),
        rl.Disqualify(rl.Grade(0, operator.le).evaluate),
        rl.Grade(2, operator.eq, {True: 12, False: 0}),
        rl.Grade(1, operator.eq, {True: 9, False: 0}),
        rl.Generic({True: 10, False: 0}, lambda match: match.mentor.profession in aims[match.mentee.email]),
    ]


if __name__ == "__main__":
    main()
