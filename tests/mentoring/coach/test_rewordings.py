"""What the coach offers instead: open, about the same thing, and said as a person would say it."""

from __future__ import annotations

import pytest

from mentoring.coach import Label, judge, label_of

FIRST = {
    "Have you tried talking to your manager?": "What have you already tried with your manager?",
    "You should talk to Priya before Friday.": "What have you already tried with Priya?",
    "Why not delegate the newsletter?": "What options do you see when it comes to the newsletter?",
    "Isn't it time you asked for a raise?": "What options do you see besides asking for a raise?",
    "I think you should tell her.": "What would you like to tell her?",
    "Would a checklist be of use to you here?": "What would help you, besides a checklist?",
    "Don't sign anything yet, okay?": "What are your own thoughts on signing anything?",
    "If I were in charge of your shop I'd close on Mondays.": "What options do you see besides closing on Mondays?",
    "Don't you agree that the old logo was nicer?": "What do you make of the old logo?",
    "He never listens to you, does he?": "How do you experience the way he listens to you?",
    "Aren't you happy about the promotion?": "How do you feel about the promotion?",
    "How awful was it to work for that man?": "What was it like for you to work for that man?",
    "Don't you find it insulting that they moved your desk?": "What was it like for you that they moved your desk?",
    "How could you be satisfied with such a poor offer?": "How do you feel about the poor offer?",
    "Did the auditor find something?": "What did the auditor find?",
    "Are you happy with how the handover went?": "How do you feel about how the handover went?",
    "Is it the money or the hours that bothers you most?": "What part do the money and the hours each play?",
    "Would you rather lead people or projects?": "What matters to you in choosing between people and projects?",
    "Are you more of a planner or an improviser?": (
        "How would you describe yourself, between a planner and an improviser?"
    ),
    "Can we meet on Tuesday?": "How would it be for you if we met on Tuesday?",
    "Am I talking too fast?": "What would you like to tell me about how I talk?",
    "Do you have any advice for a beginner?": "What advice do you have for a beginner?",
    "Have there been complaints?": "What complaints have there been?",
    "Could you tell me if the workshop helped you?": "How did the workshop help you?",
    "Why did the committee reject your proposal?": "What made the committee reject your proposal?",
    "Why was the budget cut?": "What led to the budget being cut?",
    "Why haven't you told anyone?": "What has got in the way of telling anyone?",
    "I wonder why nobody speaks up in the handover.": "What keeps people from speaking up in the handover?",
    "What was the reason for moving the lab?": "What led to moving the lab?",
    "why ur always late": "What makes you always late?",
    "When did you start working here?": "What was it like for you to start working here?",
    "Isn't it obvious that we need more nurses?": "What is your own view on whether we need more nurses?",
    "Isn't it strange that nobody asked?": "What was it like for you that nobody asked?",
    "Surely you don't enjoy marking on Sundays?": "How do you feel about marking on Sundays?",
    "Don't you think the head is too soft?": "What is your own view on whether the head is too soft?",
    "Isn't it silly?": "What would “silly” mean to you here?",
    "Have you tried turning it off at the wall?": "What options do you see besides turning it off at the wall?",
    "Would a second screen help?": "What would help you, besides a second screen?",
    "How come there is never any coffee?": "What leads to there being no coffee?",
    "Why is the printer on the third floor?": "What led to the printer being on the third floor?",
    "Why weren't you at the briefing?": "What kept you from being at the briefing?",
    "Why do we still fax prescriptions?": "What keeps us faxing prescriptions?",
    "Why do you need three signatures?": "What is behind your need for three signatures?",
    "why not on mondays": "What matters to you about Mondays?",
    "Did it go well?": "How did it go?",
    "Did your talk go badly?": "How did your talk go?",
    "Is everything going ok?": "How is everything going?",
    "Did it work out?": "How did it work out?",
    "Did you have a nice holiday?": "How was your holiday?",
    "Have you had a good week?": "How has your week been?",
    "Was it a long drive?": "What was the drive like?",
    "did u sleep ok after the double shift": "How did you sleep after the double shift?",
    "Have things got better since the merger?": "How have things changed since the merger?",
    "Has the new booking system made things easier?": "What difference has the new booking system made?",
    "Is the pay ok?": "What do you make of the pay?",
    "Is Friday ok?": "How would Friday be for you?",
    "Are the children in your class noisy?": "What is it like to work with the children in your class?",
    "Does your team eat lunch together?": "What is it like for you when your team eats lunch together?",
    "Did the customer complain again?": "How did it go with the customer?",
    "Can you send me the deck?": "How would it be for you to send me the deck?",
    "Would you mind looking at my slides?": "How would it be for you to look at my slides?",
    "Did the ward round run late?": "How did the ward round go?",
    "Has the printer been repaired?": "What has happened with the printer?",
    "Have they fixed the conveyor belt?": "What has happened with the conveyor belt?",
    "Has the hospital offered you any support?": "What support has the hospital offered you?",
    "Did you sleep at all before the exam?": "How did you sleep before the exam?",
    "so it went well then?": "How did it go?",
    "Do you feel it was handled well?": "How do you feel it was handled?",
    "Are you staying or leaving?": "What matters to you in choosing between staying and leaving?",
    "The workshop was great, right?": "How was the workshop?",
    "Wouldn't you agree that nurses are underpaid?": "What is your own view on whether nurses are underpaid?",
    "Why on earth did you sign that?": "What led you to sign that?",
    "is the oven fixed": "What has happened with the oven?",
    "Does your partner cook as well?": "What is it like for you when your partner cooks?",
    "Were there any surprises in the audit?": "What surprises were there in the audit?",
    "Is it more about money or about recognition?": "What part do money and recognition each play?",
    "Do you think it was worth it?": "What is your own view on whether it was worth it?",
    "Was there a moment when you wanted to give up?": "What was it like for you when you wanted to give up?",
    "Who taught you to weld?": "What was it like for you to be taught to weld?",
    "Which skill would you like to learn next?": "What matters to you in choosing a skill?",
    "Did anything change after the strike?": "What changed after the strike?",
    "Who do you turn to when a case gets too much?": "What makes you turn to somebody when a case gets too much?",
    "Do you prefer to be told straight or gently?": "How do you prefer to be told?",
    "Have you ever tried meditating before a hearing?": "What options do you see besides meditating before a hearing?",
    "Plenty of people would ask for more money.": "What options do you see besides asking for more money?",
    "What worked for me was saying it in writing.": "What options do you see besides saying it in writing?",
    "do you mind closing the window": "How would it be for you to close the window?",
}


@pytest.mark.parametrize(("text", "better"), FIRST.items())
def test_the_first_rewording_keeps_the_persons_subject(text: str, better: str) -> None:
    assert judge(text).rewordings[:1] == (better,)


@pytest.mark.parametrize("text", FIRST)
def test_every_rewording_is_open_to_the_coach_itself(text: str) -> None:
    assert {label_of(wording) for wording in judge(text).rewordings} == {Label.OPEN}


def test_several_questions_are_given_back_one_at_a_time() -> None:
    assert judge("How did it go, and what would you change?").rewordings == ("How did it go?", "What would you change?")
    assert judge("tell me about the tour. what did you miss?").rewordings == (
        "Could you tell me about the tour?",
        "What did you miss?",
    )
    assert judge("Tell me about the kitchen. Who runs it?").rewordings == ("Could you tell me about the kitchen?",)


def test_an_open_question_and_a_statement_are_left_alone() -> None:
    assert judge("What helped you?").rewordings == ()
    assert judge("I like my job.").rewordings == ()


def test_a_noun_is_never_bent_into_a_verb() -> None:
    words = " ".join(judge("have you tried yoga?").rewordings)

    assert "yoga" in words
    assert "yogaing" not in words
