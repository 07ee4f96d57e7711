"""What a report calls things and how it says a figure: the same words in Slack, in the table and on the page."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.formatting import decimal
from handlers.texts import Msg, Texts, msg
from mentoring.disclosure import FEWEST, Amount, Change, Hidden, Rounded, ShareTable
from mentoring.model import Item
from mentoring.report import ReportMoment, Suggestion
from mentoring.report.benchmark import MEDIANS, YEAR

ITEMS: Mapping[Item, Msg] = {
    Item.CONFIDENCE: msg("Confidence"),
    Item.NETWORK: msg("Network"),
    Item.SKILLS: msg("New skills"),
    Item.PERSPECTIVE: msg("Fresh perspective"),
    Item.MOTIVATION: msg("Motivation"),
    Item.PEOPLE_SKILLS: msg("People skills"),
    Item.STAYING: msg("Wish to stay"),
    Item.ENGAGEMENT: msg("Engagement"),
    Item.RESPECT: msg("Respect for backgrounds"),
    Item.SAFETY: msg("Can say something unpopular to the partner"),
    Item.GAVE: msg("Partner learned from me"),
    Item.RECEIVED: msg("I learned from my partner"),
    Item.WORTH_IT: msg("Time well spent"),
    Item.THEIRS_INTEREST: msg("Interested in their work"),
    Item.THEIRS_LEARNING: msg("Can access the right learning and development"),
    Item.THEIRS_VALUED: msg("Feel valued for their work"),
    Item.THEIRS_DIFFERENCES: msg("Organisation respects individual differences"),
    Item.THEIRS_CHALLENGE: msg("Safe to challenge the way things are done"),
    Item.THEIRS_RECOMMEND: msg("Would recommend it as a great place to work"),
}

MOMENTS: Mapping[ReportMoment, Msg] = {
    ReportMoment.UNDER_WAY: msg("under way"),
    ReportMoment.ENDED: msg("the last counts"),
    ReportMoment.RESULTS: msg("results"),
    ReportMoment.FOLLOW_UP: msg("six months later"),
}

SUGGESTIONS: Mapping[Suggestion, Msg] = {
    Suggestion.NOTHING: msg("Nothing to do: most sessions that were due were held."),
    Suggestion.FIRST_MEETINGS: msg(
        "Fewer than seven in ten first sessions were held. A line in the channel helps: “Fifteen minutes is a fine first "
        "meeting.”"
    ),
    Suggestion.HELD_LESS: msg(
        "Fewer than seven in ten sessions that were due were held. Ask managers to leave room for them in the week."
    ),
    Suggestion.QUIET: msg(
        "Some pairs have been quiet for longer than a cycle. `/mentoring cohort` shows which; a kind word often helps."
    ),
    Suggestion.ENDED: msg("Several pairs ended early. Before the next cohort, ask what got in the way."),
    Suggestion.NEXT_COHORT: msg(
        "Open the next cohort while it’s fresh. What people answered follows when the last survey has closed."
    ),
    Suggestion.READ_RESULTS: msg("Show the page to those who took part first: it’s about them."),
}

NOT_SHOWN: Mapping[Hidden, Msg] = {
    Hidden.TOO_FEW: msg("not shown: too few answered"),
    Hidden.ONE_SIDED: msg("not shown: a group would be too small, or everybody answered alike"),
}

WAVES = (
    msg("from the start to the middle"),
    msg("from the start to the end"),
    msg("from the start to six months after"),
)
"""Between which surveys something changed, in their order."""

MANY_PIECES = 3


def amount(t: Texts, count: Rounded) -> str:
    """A rounded count."""
    match count.amount:
        case Amount.FEW:
            return t("fewer than {fewest}", fewest=FEWEST)
        case Amount.MOST:
            return t("nearly all")
        case Amount.UNSAID:
            return t("not shown: too few pairs")
        case Amount.ABOUT:
            return t("{number} or more", number=count.number)


def of_many(t: Texts, table: ShareTable) -> str:
    """How many answered, as far as it is told."""
    return t("of {number} or more people", number=table.at_least)


def changed(t: Texts, change: Change) -> str:
    """One change in a sentence, or that it is not shown."""
    if change.shares.hidden:
        return t(NOT_SHOWN[change.shares.hidden])
    return t(
        "{mean} ({low} to {high}): {groups}, {people}",
        mean=signed(t, change.mean),
        low=signed(t, change.low),
        high=signed(t, change.high),
        groups=moved(t, change.shares),
        people=of_many(t, change.shares),
    )


def moved(t: Texts, table: ShareTable) -> str:
    """In which direction how many went."""
    percent = table.percent
    if len(percent) == MANY_PIECES:
        return t("up for {up}%, same {same}%, down {down}%", up=percent[2], same=percent[1], down=percent[0])
    if 0 in table.groups[0]:
        return t("up for {up}%, same or down {rest}%", up=percent[1], rest=percent[0])
    return t("down for {down}%, same or up {rest}%", down=percent[0], rest=percent[1])


def signed(t: Texts, number: float) -> str:
    """A change in points, with its sign."""
    said = decimal(t, abs(number))
    return said if not number else f"{'+' if number > 0 else '−'}{said}"


GAIN_GROUPS: Mapping[tuple[int, ...], Msg] = {
    (0,): msg("nothing yet"),
    (1,): msg("something"),
    (2,): msg("something they’ll use"),
    (0, 1): msg("nothing yet, or something"),
    (1, 2): msg("something, or something they’ll use"),
}
SIDE_GROUPS: Mapping[tuple[int, ...], Msg] = {
    (0,): msg("more the one who answers"),
    (1,): msg("both about the same"),
    (2,): msg("more the partner"),
    (0, 2): msg("one of them more"),
}
LEDGER_GROUPS: Mapping[tuple[int, ...], Msg] = {
    (0,): msg("after no session"),
    (1,): msg("after one session"),
    (2,): msg("after several"),
    (0, 1): msg("after one session or none"),
    (1, 2): msg("after one session or more"),
}
AGREE_GROUPS: Mapping[tuple[int, ...], Msg] = {
    (1, 2, 3): msg("don’t agree"),
    (4, 5): msg("agree"),
}


def ours(t: Texts, table: ShareTable) -> str:
    """How many of us agree with a statement of the benchmark pack."""
    if table.hidden:
        return t(NOT_SHOWN[table.hidden])
    return t("{percent}% {people}", percent=table.percent[-1], people=of_many(t, table))


def theirs(t: Texts, item: Item) -> str:
    """How many of others do; nothing where that is not known."""
    found = MEDIANS.get(item)
    return t("{percent}%", percent=found) if found is not None else "–"


def whose(t: Texts) -> str:
    """What *theirs* is, and by whom, as its licence asks."""
    return t(
        "Theirs: the median of the UK Civil Service’s organisations in {year} (Civil Service People "
        "Survey, Cabinet Office; Open Government Licence v3.0). Compare with care: it’s another "
        "country, and other people were asked.",
        year=YEAR,
    )


def told(t: Texts, table: ShareTable, names: Mapping[tuple[int, ...], Msg]) -> str:
    """A table in a sentence, or that it is not shown."""
    if table.hidden:
        return t(NOT_SHOWN[table.hidden])
    parts = [
        t("{group}: {percent}%", group=t(names[tuple(group)]), percent=percent)
        for group, percent in zip(table.groups, table.percent, strict=True)
    ]
    return t("{parts} ({people})", parts=" · ".join(parts), people=of_many(t, table))
