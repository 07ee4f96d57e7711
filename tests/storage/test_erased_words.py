"""A canary in every field that can hold somebody's words, and in none once they are erased.

The fields come from the tables: a new column, or a new field within JSON, is red here until it is said what it holds.
"""

from __future__ import annotations

from storage.database import Database
from tests.storage.every_text import stored_texts, text_fields
from tests.storage.facts import AMIRA, HERE
from tests.storage.filled import SECRET, fill

WORDS = """
    agreement.off_limits agreement.words.brings agreement.words.cancels agreement.words.stays agreement.words.stops
    agreement.words.wants agreement.words.works goal.topic goal.why led_session.led.turns.follow_up
    led_session.led.turns.question led_session.led.turns.topics mentorship.directions.reasons.offered
    mentorship.directions.reasons.sought profile.between_us profile.department profile.off_limits profile.offers.topic
    profile.seeks proposal.body.last.undone.directions.reasons.offered
    proposal.body.last.undone.directions.reasons.sought proposal.body.matches.directions.reasons.offered
    proposal.body.matches.directions.reasons.sought proposal.body.notes.meant proposal.body.notes.typed
    published_calendar.link session.questions.goal survey_answer.quote takeaway.gave takeaway.learned takeaway.step
    thanks_note.words
"""
"""What people type about themselves, and what is made of it."""

OF_THE_ORGANISATION = """
    cohort.name cohort.words.gains cohort.words.roles cohort.words.sentence own_question.body.follow_ups
    own_question.body.method own_question.body.source own_question.body.status own_question.body.text report.body.name
    support.words
"""
"""What an organiser writes in its name stays, whoever that was."""

NAMES_OF_THINGS = """
    budget.paused cohort.tz inbox.source led_session.led.language member.locale member.tz nudge.last_error nudge.owner
    profile.languages profile.tz removal.before
"""
"""Zones, languages, moments, digests, our own and Slack's words for an error."""

KEYS = """
    erasure_key.key survey_answer.link survey_key.key
"""
"""Random, or made of something random."""

IDS = """
    accord.member_id accord.mentorship_id agreement.member_id agreement.mentorship_id answer.member_id
    answer.session_id audit_entry.about audit_entry.cohort audit_entry.entry_id audit_entry.member_id
    booking.proposed.outside booking.proposed.suits booking.proposed_by booking.session_id cohort.announcement
    cohort.channel cohort.cohort_id cohort.organiser cohort.owners cohort.said_needs conversation.channel
    conversation.people enrolment.cohort_id enrolment.member_id goal.member_id goal.mentorship_id
    heard_question.member_id heard_question.question led_session.channel led_session.led.members
    led_session.led.mentorship led_session.led.pressed led_session.led.session led_session.led.turns.answerer
    led_session.led.turns.asker led_session.mentorship_id led_session.pings led_session.session_id led_session.ts
    member.member_id mentorship.channel mentorship.cohort_id mentorship.directions.giver mentorship.directions.receiver
    mentorship.mentorship_id mentorship_member.member_id mentorship_member.mentorship_id muted.member_id nudge.channel
    nudge.dedupe_key nudge.nudge_id nudge.recipients nudge.slack_ts nudge.subject nudge_recipient.member_id
    nudge_recipient.nudge_id own_question.body.id own_question.question_id profile.member_id profile.never
    profile.reports_to proposal.body.cohort proposal.body.forbids proposal.body.last.by proposal.body.last.forbids
    proposal.body.last.leftovers.member proposal.body.last.made proposal.body.last.pins
    proposal.body.last.undone.directions.giver proposal.body.last.undone.directions.receiver
    proposal.body.last.undone.members proposal.body.last.unmatched proposal.body.leftovers.member
    proposal.body.matches.directions.giver proposal.body.matches.directions.receiver proposal.body.matches.members
    proposal.body.pins proposal.body.unmatched proposal.cohort_id published_calendar.member_id pulse.member_id
    pulse.session_id question_use.question rejected_question.mentorship_id rejected_question.question removal.channel
    removal.ts report.body.cohort report.cohort_id session.mentorship_id session.opens session.questions.answerer
    session.questions.asker session.questions.instead_of session.questions.learner session.questions.question
    session.session_id session_touch.member_id session_touch.session_id survey_answer.cohort_id survey_key.cohort_id
    takeaway.member_id takeaway.session_id thanks_note.consents thanks_note.member_id thanks_note.mentorship_id
"""
"""Of people, things of ours, and things of Slack's."""

KNOWN = {field for listed in (WORDS, OF_THE_ORGANISATION, NAMES_OF_THINGS, KEYS, IDS) for field in listed.split()}


async def holding(database: Database, canary: str) -> set[str]:
    """The fields in which it stands somewhere."""
    return {field for field, text in await stored_texts(database) if canary in text}


def test_of_every_field_that_holds_text_it_is_known_whose_that_is() -> None:
    assert text_fields() == KNOWN


async def test_somebodys_words_are_in_every_field_for_words_and_in_none_once_they_are_erased(
    database: Database,
) -> None:
    await fill(database)
    assert await holding(database, SECRET) == set(WORDS.split())

    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)

    assert await holding(database, SECRET) == set()
