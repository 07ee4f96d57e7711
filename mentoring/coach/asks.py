"""Every ask of a sentence: what puts something to the other person, and of what kind it is."""

from dataclasses import replace

from mentoring.coach import asking, leading
from mentoring.coach.asides import without_asides
from mentoring.coach.clause import Ask, Clause, Form, clause_starts, skip_openers
from mentoring.coach.hinting import hinted
from mentoring.coach.labels import Label
from mentoring.coach.reading import Sentence
from mentoring.coach.series import questions
from mentoring.coach.statements import stated
from mentoring.coach.telling import told


def asks_in(sentence: Sentence) -> list[Ask]:
    """Every ask of one sentence, in order; none for a plain statement."""
    clause = Clause(without_asides(sentence))
    at = skip_openers(clause, 0)
    if at >= len(clause.texts):
        either_or = sentence.asked and "or" in clause.texts[1:-1]
        return [clause.ask(Label.CLOSED, Form.STATEMENT, 0)] if either_or else []
    if asking.EXCLAMATION.match(clause.text, clause.starts[at]) and not sentence.asked:
        return []
    if clause.match(asking.REPORTED, at):
        return []
    asked = list(questions(clause, at))
    if advice := told(clause, at, asked):
        return [advice]
    if not any(ask.label is Label.OPEN for ask in asked) and (hint := hinted(clause, at)):
        return [hint]
    found = asked or list(stated(clause, at))
    return [_closed_at_the_end(clause, ask) for ask in found]


def _closed_at_the_end(clause: Clause, ask: Ask) -> Ask:
    """ "…, or not?" closes any invitation, and so does "about this or about that?"."""
    if (
        (clause.text.endswith("or not ") or asking.ABOUT_ONE.search(clause.text))
        and ask.label is Label.OPEN
        and ask.form is Form.INVITATION
    ):
        return replace(ask, label=Label.CLOSED)
    return ask


def taken_for_granted(sentence: Sentence) -> tuple[int, int] | None:
    """The words that hand over a verdict before the ask: "obviously it failed", "as we all know"."""
    clause = Clause(sentence)
    if leading.VERDICT_FIRST.match(clause.text):
        return clause.span(0, 2)
    for place in clause_starts(clause, 0):
        if span := clause.first(leading.TAKEN_FOR_GRANTED, place):
            return span
    return None
