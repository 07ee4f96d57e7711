"""The strings of the page's scripts, and which of them are messages: `t("…")`, or `n("one", "several", count)`.

Read token by token, like the Python from its syntax tree: a message may stand inside another's arguments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handlers.texts.extract import Extracted

MARKS = {"t": 1, "n": 2}
"""The functions that make a message, and how many of their arguments are its text."""

_GRAMMAR = r"""(?xs)
 (?P<space> \s+ | //[^\n]* | /\*.*?\*/ )
|(?P<word> [\w$]+ )
|(?P<text> "(?:[^"\\\n]|\\.)*" )
%s
|(?P<mark> [^"'`] )
"""
_REGEX = r"|(?P<regex> /(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]* )"
_ANY, _NO_REGEX = re.compile(_GRAMMAR % _REGEX), re.compile(_GRAMMAR % "")
_PIECE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)

_BEFORE_REGEX = frozenset("(,=:[!&|?{};>")


@dataclass(frozen=True, kw_only=True)
class Token:
    """A word, a mark, a string (`text`), or a `piece` of a template; pieces of the same one have its number."""

    kind: str
    value: str
    line: int
    template: int = 0


@dataclass
class _Reading:
    """How far a script has been read; `braces` has, for each template whose code is read, how many are open in it."""

    source: str
    at: int = 0
    before: str = ""
    braces: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    templates: int = 0

    def tokens(self) -> Iterator[Token]:
        """All that counts, in order."""
        while self.at < len(self.source):
            here = self.source[self.at]
            if here == "`":
                self.templates += 1
                self.inside.append(self.templates)
                yield self._piece()
            elif here == "}" and self.braces and not self.braces[-1]:
                self.braces.pop()
                yield self._piece()
            elif token := self._plain():
                yield token

    def _piece(self) -> Token:
        found = _PIECE.match(self.source, self.at + 1)
        text, self.at, number = (found[0], found.end(), self.inside[-1]) if found else ("", self.at + 1, 0)
        token = self._token("piece", text, number)
        if self.source.startswith("${", self.at):
            self.braces.append(0)
            self.at, self.before = self.at + 2, "{"
        else:
            self.inside.pop()
            self.at, self.before = self.at + 1, "`"
        return token

    def _plain(self) -> Token | None:
        pattern = _ANY if not self.before or self.before in _BEFORE_REGEX or self.before == "return" else _NO_REGEX
        found = pattern.match(self.source, self.at)
        if found is None:
            raise ValueError(f"what begins with {self.source[self.at : self.at + 20]!r} is no script")
        kind, value = found.lastgroup or "", found[0]
        token = self._token(kind, json.loads(value) if kind == "text" else value)
        self.at = found.end()
        if kind in ("space", "regex"):
            return None
        self.before = value
        if self.braces and value in "{}":
            self.braces[-1] += 1 if value == "{" else -1
        return token

    def _token(self, kind: str, value: str, template: int = 0) -> Token:
        return Token(kind=kind, value=value, line=self.source.count("\n", 0, self.at) + 1, template=template)


def tokens(source: str) -> list[Token]:
    """What a script consists of, without blanks, comments and patterns."""
    return list(_Reading(source).tokens())


def message_calls(script: list[Token]) -> Iterator[tuple[int, list[int]]]:
    """Where each message is made, and where its texts stand; fewer than there should be when one is put together."""
    for place, token in enumerate(script):
        before = script[place - 1].value if place else ""
        called = place + 1 < len(script) and script[place + 1].value == "("
        if token.kind == "word" and token.value in MARKS and called and before not in (".", "function"):
            places = [place + 2 + 2 * number for number in range(MARKS[token.value])]
            yield place, [at for at in places if _stands_alone(script, at)]


def _stands_alone(script: list[Token], at: int) -> bool:
    """Whether a string is an argument by itself."""
    return at + 1 < len(script) and script[at].kind == "text" and script[at + 1].value in (",", ")")


def messages(source: str) -> Iterator[Extracted]:
    """Every message of a script, from top to bottom."""
    script = tokens(source)
    for place, places in message_calls(script):
        said = [script[at].value for at in places]
        if len(said) == MARKS[script[place].value]:
            text = (said[0], said[1]) if len(said) > 1 else said[0]
            yield Extracted(text=text, line=script[place].line)
