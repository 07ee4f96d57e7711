"""Message catalogues (gettext): the translator, handed to whatever draws text, and the marks of what it translates.

English is the source language: the message id is the English text, whole, with named placeholders. A sentence is never
put together from parts of sentences, since another language orders them otherwise.
"""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NewType

from mentoring.model import Language

_CONTEXT = "\x04"
"""What gettext itself puts between a message's context and its text."""

Msg = NewType("Msg", str)
"""A message of the catalogue that stands in a table: English until a translator is handed it."""


def msg(text: str) -> Msg:
    """Mark a message that is translated later, when it is drawn."""
    return Msg(text)


def pmsg(context: str, text: str) -> Msg:
    """The same for a message whose English has two meanings; the context tells translators which."""
    return Msg(f"{context}{_CONTEXT}{text}")


@dataclass(frozen=True, kw_only=True)
class Domain:
    """What is translated together: `<name>.pot` in a folder, and in it `<language>/LC_MESSAGES/<name>.po`."""

    name: str
    folder: Path

    @property
    def template(self) -> Path:
        """The file of all messages, in English."""
        return self.folder / f"{self.name}.pot"

    def catalogue(self, language: Language) -> Path:
        """The file of a language."""
        return self.folder / language / "LC_MESSAGES" / f"{self.name}.po"


PRODUCT = Domain(name="bothways", folder=Path(__file__).parent)
"""All that the bot says."""


@dataclass(frozen=True, eq=False)
class Texts:
    """The translator of one reader: `t("Hello {name}", name=…)`. Raises KeyError when a placeholder is not filled."""

    language: Language
    catalogue: gettext.NullTranslations

    def __call__(self, text: str, /, **facts: object) -> str:
        """A message in the reader's language, its placeholders filled in."""
        context, mark, plain = text.rpartition(_CONTEXT)
        found = self.catalogue.pgettext(context, plain) if mark else self.catalogue.gettext(plain)
        return found.format(**facts)

    def n(self, one: str, many: str, count: int, /, **facts: object) -> str:
        """The plural form that the language has for `count`, which is filled in as `{count}`."""
        return self.catalogue.ngettext(one, many, count).format(count=count, **facts)

    def p(self, context: str, text: str, /, **facts: object) -> str:
        """A message whose English has two meanings."""
        return self(pmsg(context, text), **facts)


@cache
def texts(language: Language, domain: Domain = PRODUCT) -> Texts:
    """The translator into a language; what its catalogue lacks stays English."""
    if language is Language.ENGLISH:
        return Texts(language, gettext.NullTranslations())
    return Texts(language, _compiled(domain.catalogue(language)))


def _compiled(file: Path) -> gettext.GNUTranslations:
    """A catalogue as translators write it, compiled in memory, so that none can be out of date."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(file.read_bytes())))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
