"""The person's own words, cut so that they can be put into another question: things, people, deeds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mentoring.open_question import verbs, words
from mentoring.open_question.reading import QUOTE, Word

LONGEST_DEED = 16  # words; beyond it a quoted deed reads like a speech

_ARTICLES = frozenset(
    "the a an your my our his her their its that this these those any some both another each every no".split()
)
_NOT_OF_A_NAME = (
    words.AUXILIARIES | words.WH_WORDS | words.SUBJECT_PRONOUNS | words.PREPOSITIONS | words.ADVERBS
    | (words.SUBORDINATORS - {"given"}) | words.CONJUNCTIONS | words.DETERMINERS
    | frozenset("to not n't me him them us myself yourself himself herself themselves be been being 'd if than "
                "yes no ok okay please , whether well much many more most less least own such so too".split())
)  # fmt: skip
_QUALIFIERS = frozenset(
    "important realistic useful useless safe fair clear strange creative flawed overloaded hard useless realistic "
    "new old current next last first second third big small good bad long short own other whole young senior junior "
    "early late open main final full own weekly monthly daily annual real former recent different difficult hard easy "
    "working ongoing upcoming existing open-plan part full night day wonderful useless brilliant boring terrible only "
    "great nice best worst biggest hardest quiet busy whole previous local public private strategic smaller bigger older "
    "younger simple shorter longer free".split()
)
_VERBS = words.STATIVE_VERBS | frozenset(
    "ask talk speak tell try suggest delegate write propose start stop set arrange negotiate push say invite use "
    "move swap let take make give offer raise go goes come came comes call contact look listen listens read learn practise "
    "practice prepare apply join leave quit resign refuse wait bring put keep keeps explain share reduce drop skip "
    "reach involve meet block consider ignore challenge run runs build hire train add remove attend sign pick "
    "accept decide decides become becomes became does did has had was were is are went got gets told said took made left "
    "felt thought gave kept let lets slow slows sit sits see works working treat treats use uses suit suits change changes "
    "prepares mean means help helps bother bothers reach reaches happen happened happens leads lead fail fails failed "
    "last lasts look looks sound sounds ended end ends act acts fit fits prefer think agree believe".split()
)
# Words that carry no subject of their own.
_EMPTY = frozenset(
    "ought possible better not him her them me us come comes reason reasons here there thing things".split()
)
_VAGUE = frozenset(
    "shame pity same reason mess waste disaster doubt matter minute time week day bit lot moment way thing things minute while idea kind sort one reason point sense example chance "
    "hour hours head foot mouth mind heart hand hands age case place shoes position weekend year years month months today yesterday "
    "tomorrow morning afternoon evening monday tuesday wednesday thursday friday saturday sunday opinion view advice "
    "word words suggestion answer truth fact something anything everything nothing someone end stuff guys couple number "
    "question step friend break earth hell course world front person people own more less lots ones problem few deal time money".split()
)
_PEOPLE = frozenset(
    "lads people folks clerk driver drivers engineer engineers analyst analysts apprentice apprentices junior juniors senior seniors trainee trainees manager managers leaders bosses colleges neighbours neighbors peers peer residents patients patient manager boss director supervisor lead leader colleague colleagues team customer customers client clients supplier "
    "suppliers nurse nurses doctor doctors consultant consultants surgeon dean professor head foreman contractor union rep "
    "hr finance payroll board council mentor parents parent students student partner coach intern interns deputy committee "
    "chair planner principal teacher teachers pupils registrar auditor auditors buyer volunteers trustees matron captain "
    "accountant lawyer landlord planners department mayor technician operator operators owner stakeholders sponsor staff "
    "crew him her them procurement it-team tutor examiner reviewer reviewers recruiter ceo cfo cto chef editor pm".split()
)
_NOUNS_IN_ING = frozenset(
    "meeting meetings training building opening briefing nursing teaching marketing engineering banking mentoring "
    "coaching hiring planning pricing funding accounting manufacturing networking testing farming housing need feed onboarding "
    "reporting invoicing staffing spending shipping parking filing marking grading writing feelings".split()
)
_SAYING = frozenset(
    "say says said think thinks thought believe feel know see agree sure true so assume mean hear heard told fair".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december english german french spanish i i'm ok".split()
)


def render(parts: Iterable[Word]) -> str:
    """Words as one would write them: "don't", "the head, really"."""
    out = ""
    for part in parts:
        shown = "I" if part.shown == "i" else part.shown
        if part.text == QUOTE:
            shown = f"“{render(part.inside)}”"
        glued = not out or shown in ("n't", ",", "'d") or shown in ".?!"
        out += shown if glued else f" {shown}"
    return out.strip(" ,")


def content_words(text: Iterable[str]) -> set[str]:
    """The words that carry the subject: no function words, at least three letters."""
    return {word for word in text if len(word) >= 3 and word.isalpha() and word not in _NOT_OF_A_NAME | _EMPTY}


def stems(content: Iterable[str]) -> set[str]:
    """Content words in their base form, so that "left" meets "leave" and "customers" meets "customer"."""
    return {verbs.third_person_to_base(verbs.base(word)) for word in content}


def _plain(part: Word) -> bool:
    return (
        part.text.isalpha()
        and part.text not in _NOT_OF_A_NAME | _VERBS | words.EVERYDAY
        and not part.text.endswith(("ly", "ing"))
    )


def _starts_phrase(parts: Sequence[Word], at: int) -> bool:
    """Whether an article or a possessive begins a noun phrase here; "that" may be a mere conjunction."""
    text = parts[at].text
    if text.endswith("'s") and len(text) > 3:
        return True
    if text not in _ARTICLES or at + 1 >= len(parts):
        return False
    following = parts[at + 1].text
    if text in ("that", "this", "these", "those"):
        before = parts[at - 1].text if at else ""
        joins = text == "that" and before in _SAYING | {"would", "could", "will", "does", "did", "might"}
        described = following in _VERBS | words.EVERYDAY | words.JUDGING_ADJECTIVES and at + 2 >= len(parts)
        if joins or described or following in _VERBS | words.EVERYDAY | {"important", "bother", "upset"}:
            return False
    return following not in _NOT_OF_A_NAME - {"own", "most", "second", "past"}


def _is_name(parts: Sequence[Word], at: int) -> bool:
    """A capital inside a sentence: "Priya", "HR"; or a Slack mention."""
    shown = parts[at].shown
    if shown.startswith(("<@", "<#")):
        return True
    return (
        (at > 0 or shown.isupper())
        and shown[:1].isupper()
        and len(shown) > 1
        and parts[at].text not in _DAYS | _NOT_OF_A_NAME
    )


def _is_bare(parts: Sequence[Word], at: int) -> bool:
    """A noun without an article after a preposition: "with customers", "about overtime"."""
    text = parts[at].text
    if not at or not text.isalpha() or text in _NOT_OF_A_NAME | _VERBS | words.JUDGING_ADJECTIVES | words.EVERYDAY:
        return False
    if text.endswith("ing") and text not in _NOUNS_IN_ING:
        return False
    if parts[at - 1].text in ("are", "do", "did", "have", "were") and at <= 3:
        return text.endswith("s") and not text.endswith("ss")
    if parts[at - 1].text == "to":
        return (
            text.endswith("s")
            or text in _PEOPLE - {"coach", "partner", "mentor", "chair", "head", "lead", "board"}
            or text in _NOUNS_IN_ING
        )
    return parts[at - 1].text in words.PREPOSITIONS


def _end_of_phrase(parts: Sequence[Word], at: int) -> int:
    """One past the last word of the noun phrase that starts at `at`."""
    end = at + 1 if parts[at].text in _ARTICLES else at
    nouns = 0
    while end < len(parts) and end - at < 5:
        text = parts[end].text
        stops = (
            text in _NOT_OF_A_NAME and text not in ("own", "past", "second") and not (nouns and text == "people")
        ) or not (text[0].isalnum() or text[0] == "@")
        verbal = text in _VERBS or text.endswith(("ing", "ed", "ly")) or (text in words.EVERYDAY and nouns)
        compound = end + 1 < len(parts) and _plain(parts[end + 1]) and not text.endswith(("ing", "ed", "ly", "s"))
        if stops or (nouns and verbal and not compound and text not in _NOUNS_IN_ING):
            break
        judged = text in words.JUDGING_ADJECTIVES
        if nouns and (judged or text in _QUALIFIERS) and not compound:
            break
        nouns += text not in _QUALIFIERS and not judged
        end += 1
    if (
        end + 1 < len(parts)
        and parts[end].text == "of"
        and nouns
        and parts[end + 1].text not in _NOT_OF_A_NAME - _ARTICLES
    ):
        inner = _end_of_phrase(parts, end + 1)
        end = inner if inner > end + 1 and inner - at <= 7 else end
    return end if nouns else at


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A noun phrase of the person's, ready to be put into a question; `person` where one can talk to it."""

    text: str
    person: bool
    vague: bool

    @property
    def definite(self) -> bool:
        """Whether it is one that both know: "the rota", "your boss", "Priya"."""
        first = self.text.split()[0].lower()
        articles = ("the", "your", "my", "our", "his", "her", "their", "this", "that", "these", "those")
        return first in articles or first.endswith("'s") or (self.person and first not in ("a", "an", "another"))

    @property
    def plural(self) -> bool:
        """Whether it takes a plural verb, as far as its last letter tells."""
        head = self.text.split(" of ")[0]
        return head.endswith("s") and not head.endswith(("ss", "'s", "us", "is"))


def things(parts: Sequence[Word]) -> list[Thing]:
    """The noun phrases in the order of their use: those with an article or a name, then bare ones, vague ones last."""
    ranked: tuple[list[Thing], list[Thing], list[Thing]] = ([], [], [])
    at = 0
    while at < len(parts):
        starts = _starts_phrase(parts, at) or _is_name(parts, at)
        end = _end_of_phrase(parts, at) if starts or _is_bare(parts, at) else at
        if end > at:
            phrase = _without_praise(parts[at:end])
            vague = phrase[-1].text in _VAGUE
            thing = Thing(text=_shown(phrase), person=_is_person(parts, at, phrase), vague=vague)
            rank = 2 if vague else 0 if starts else 1
            if thing not in ranked[rank]:
                ranked[rank].append(thing)
        at = max(end, at + 1)
    return [*ranked[0], *ranked[1]] or ranked[2]


def _shown(phrase: Sequence[Word]) -> str:
    phrase = _definite(phrase)
    text = render(phrase)
    return text[:1].lower() + text[1:] if phrase[0].text in _NOT_OF_A_NAME else text


def _without_praise(phrase: Sequence[Word]) -> list[Word]:
    """ "our wonderful new system" → "our new system": the judgement is what made the question lead."""
    kept = [word for word in phrase if word.text not in words.JUDGING_ADJECTIVES - {"weak", "poor", "scared"}]
    return kept or list(phrase)


def _definite(phrase: Sequence[Word]) -> Sequence[Word]:
    """ "any hobbies" → "hobbies", "another mentor" → "a mentor"."""
    return (
        phrase[1:] if phrase[0].text in ("any", "some", "no", "both", "each", "every") and len(phrase) > 1 else phrase
    )


def _is_person(parts: Sequence[Word], at: int, phrase: Sequence[Word]) -> bool:
    """Whether a phrase names somebody, or a group of people, whom one can talk to."""
    texts = [part.text for part in phrase]
    if phrase[0].shown.startswith("<@"):
        return True
    if len(texts) == 1 and phrase[0].shown[:1].isupper() and not phrase[0].shown.isupper():
        return not (at and parts[at - 1].text in ("in", "at", "from", "to", "of"))
    head = texts[texts.index("of") - 1] if "of" in texts[1:] else texts[-1]
    return head in _PEOPLE


def trimmed(parts: Sequence[Word]) -> list[Word]:
    """A deed without what trails after it: ", or not", "then", "yet", a second clause."""
    kept: list[Word] = []
    for index, part in enumerate(parts[: LONGEST_DEED + 1]):
        if part.text == "," and index > 1:
            break
        following = parts[index + 1].text if index + 1 < len(parts) else ""
        resumes = part.text == "so" and (following in words.SUBJECT_PRONOUNS or not following)
        opines = (
            index > 1
            and part.text in ("would", "might", "could", "will")
            and following in ("help", "be", "work", "make", "not")
        )
        if part.text in ("because", "since") or resumes or opines or (part.text == "or" and index):
            break
        if part.text != ",":
            kept.append(part)
    while kept and kept[-1].text in (
        "yet",
        "already",
        "then",
        "too",
        "or",
        "and",
        "please",
        "ok",
        "instead",
        "at_least",
        "still",
        "ever",
        "all",
        "at",
        "but",
        "u",
        "right",
        "though",
        "though",
        "anyway",
    ):
        kept.pop()
    return kept


def without_adverbs(parts: Sequence[Word]) -> list[Word]:
    """Words from the first that is not a light adverb: "just simply tell" → "tell"."""
    at = 0
    while at < len(parts) and parts[at].text in words.ADVERBS | {"n't", "not", "maybe", ","}:
        at += 1
    return list(parts[at:])


def deed(parts: Sequence[Word]) -> str | None:
    """A verb phrase in its base form: "tried asking", "told her" → "ask", "tell her"; None when no verb leads it."""
    kept = trimmed(without_adverbs(parts))
    if not kept or not kept[0].text.isalpha() or kept[0].text in _NOT_OF_A_NAME - {"be", "have", "do"}:
        return None
    return " ".join(filter(None, (verbs.base(kept[0].text), render(kept[1:]))))


def doing(phrase: str) -> str:
    """A deed as a gerund: "ask your manager" → "asking your manager"."""
    head, _, rest = phrase.partition(" ")
    return f"{verbs.gerund(head)} {rest}".strip()


def length_of_thing(parts: Sequence[Word]) -> int:
    """How many words the noun phrase at the start takes; nothing for anything else."""
    return _end_of_phrase(parts, 0) if parts else 0
