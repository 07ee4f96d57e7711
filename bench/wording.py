"""How it was said once and was odd, and the stiff forms that nobody says aloud: `make check` finds both.

Looked at: the catalogues, the question bank and taxonomy, the demo's page, and the documents for people.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
CATALOGUES = (ROOT / "handlers" / "texts" / "bothways.pot", ROOT / "simulator" / "texts" / "demo.pot")

DOCUMENTS = ("README.md", "docs/demo.md", "docs/organisers.md", "docs/participants.md", "docs/working-together.md")
FOLDERS = ("prompts/library/en", "simulator/web")

GONE = (
    "Too much just now? Snooze it",
    "It is sealed",
    "sealed until",
    "Rather me",
    "you hear from me first",
    "To go on:",
    "let the answer finish",
    "let it finish",
    "I do not ask you about",
    "I do not ask you again",
    "To keep it two-way",
    "has a little more time this once",
    "You need not do anything",
    "You needn’t do anything",
    "so this cannot be done now",
    "they are in the same place already",
    "Messages that I did not send",
    "counts as soon as",
    "We did not meet. That is all right",
    "I am quiet until then",
    "Times that suit everybody",
    "If somebody goes without",
    "It holds only if",
    "A word in between",
    "Frozen on",
    "is frozen on its day",
    "speaks your words",
    "what you chose left with",
)
"""The left column of the list of sentences that read badly, and what was like it since."""

STIFF = re.compile(
    r"\b(?:cannot|can not|(?:do|does|did|is|are|was|were|will|would|has|have|had|should|could) not"
    r"|I am|I will|you are|you will|they are|they will|we are|we will|it is|that is|there is)\b",
    re.IGNORECASE,
)

SAID = (
    re.compile(r"\b(?:it|that|there|they|you|we|who) (?:is|are)[.,?!*:;”]", re.IGNORECASE),
    re.compile(r"\bhow (?:it|they|things|you) (?:is|are) (?:now|as)\b"),
    re.compile(
        r"\b(?:whose turn|what|how|where) (?:it|they) (?:is|are)\b|\bthere is one\b|\bone that is\b|\bgroup that is\b"
    ),
)
"""Where nobody contracts: at the end of a clause, in *how you are as*, in *if there is one*, and where *that* means
*which*.
"""

KEPT: Mapping[str, str] = {
    "I am interested in my work": "a statement of the Civil Service People Survey, word for word",
    "I am able to access the right learning": "the same",
    "I think it is safe to challenge": "the same",
    "Where I am at work": "a label, which answers a question",
    "The {count} pair there is stays.": "a pair that there is",
    "{command} is not a valid command.": "Slack’s own words",
    "Please enter a number that is": "the same",
}
"""What stays as it is, and why: the beginning of a text that people read."""


def texts() -> Iterator[tuple[str, str]]:
    """Where it stands, and what people read there."""
    for message in messages():
        yield "the catalogue", message
    for name in DOCUMENTS:
        yield name, (ROOT / name).read_text(encoding="utf-8")
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.*")):
            if file.suffix in (".toml", ".csv", ".yaml", ".py", ".js", ".html"):
                yield str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")


def messages() -> Iterator[str]:
    """Every English text of the catalogues, whole."""
    for block in "\n\n".join(file.read_text(encoding="utf-8") for file in CATALOGUES).split("\n\n"):
        for part in re.split(r"^(?=msgid)", block, flags=re.MULTILINE)[1:]:
            lines = re.findall(r'"(.*)"$', part.split("msgstr")[0], re.MULTILINE)
            if text := "".join(lines).replace('\\"', '"'):
                yield text


def gone() -> Iterator[str]:
    """Each place where something is said as it once was."""
    for where, text in texts():
        yield from (f"{where}: {said}" for said in GONE if said in text)


def stiff(text: str) -> list[str]:
    """The stiff forms in a text that has no reason for them."""
    if any(text.startswith(kept) for kept in KEPT):
        return []
    for allowed in SAID:
        text = allowed.sub("", text)
    return STIFF.findall(text)


def main() -> None:
    """Exit code 1 where something is found, which is printed."""
    found = [*gone(), *(f"the catalogue: {', '.join(forms)}: {each}" for each in messages() if (forms := stiff(each)))]
    if found:
        sys.exit("\n".join(found))
    print("nothing odd, nothing stiff")


if __name__ == "__main__":
    main()
