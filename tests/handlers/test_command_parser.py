"""A slip of the keys in a command is understood, and a word that somebody meant is not taken for one."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

import pytest

from handlers.command_parser import ALL, MOST_MEANT, OTHER_WORDS, meant, split

MEANT = (
    "weather lunch tomorrow banana hello salary meeting partner thanks cancel book swap "
    "settings language reset invite list pair match delete remove"
).split()


def slips(word: str) -> Iterator[str]:
    """Every word that is one slip away: a letter left out, put in, exchanged, or swapped with the next."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at + 1 :]
            yield word[:at] + letter + word[at:]


@pytest.mark.parametrize("command", ALL)
def test_every_slip_of_one_letter_is_understood(command: str) -> None:
    typed = {slip for slip in slips(command) if slip not in {*ALL, *OTHER_WORDS}}

    assert {slip for slip in typed if command not in meant(slip)} == set()
    assert {len(meant(slip)) for slip in typed} <= set(range(1, MOST_MEANT + 1))


def test_a_word_that_was_meant_is_no_slip() -> None:
    assert {word: found for word in MEANT if (found := meant(word))} == {}


def test_what_is_no_word_is_like_nothing() -> None:
    assert [meant(typed) for typed in ("", "🙂", "x" * 4000, "<!channel>")] == [[]] * 4


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("/mentoring join", ("join", "")),
        ("mentoring pause 2027-02-10", ("pause", "2027-02-10")),
        ("mentoring", ("status", "")),
        ("unsubscribe", ("leave", "")),
        ("opt-out please", ("leave", "please")),
    ],
)
def test_what_people_type_who_never_read_the_help_is_understood(typed: str, understood: tuple[str, str]) -> None:
    assert split(typed) == understood
