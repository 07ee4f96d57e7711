"""Every name that Slack hands back to us: commands, forms, controls and fields, and what a button's value holds."""

from __future__ import annotations

from enum import StrEnum

SEPARATOR = "|"
LONGEST_VALUE = 150
"""The shortest of Slack's limits on values (an option's); a button would take 2,000."""

COMMAND = "/mentoring"


class Callback(StrEnum):
    """Forms: what a submitted view is about."""

    LOADING = "loading"
    PROFILE_TOPICS = "profile_topics"
    PROFILE_WORK = "profile_work"
    PROFILE_WISHES = "profile_wishes"
    LEAVE = "leave"
    PAUSE = "pause"
    COHORT_WHAT = "cohort_what"
    COHORT_WHO = "cohort_who"
    COHORT_HOW = "cohort_how"
    COHORT_PREVIEW = "cohort_preview"
    PROPOSAL = "proposal"
    SWAP = "swap"
    APPROVE_DATES = "approve_dates"
    CHANGE_RULES = "change_rules"
    END_COHORT = "end_cohort"
    MEETINGS = "meetings"
    WHO = "who"
    END_PAIR = "end_pair"
    EDIT_COHORT = "edit_cohort"
    SAVE_COHORT = "save_cohort"
    STEER = "steer_cohort"
    PULSE = "pulse"
    CALENDAR = "calendar"
    ERASE = "erase"
    ASK = "ask"
    ASK_SHORTCUT = "ask_shortcut"
    OWN_QUESTION = "own_question"
    PASTE_QUESTIONS = "paste_questions"
    INFORMATION = "information"


class Action(StrEnum):
    """Buttons, menus and links."""

    JOIN = "join"
    HOW_IT_WORKS = "how_it_works"
    EDIT_PROFILE = "edit_profile"
    LEAVE = "open_leave"
    PAUSE = "open_pause"
    RESUME = "resume"
    SKIP = "skip_cohort"
    STAY = "stay_in_cohort"
    MORE = "more_about_message"
    NEW_COHORT = "new_cohort"
    COHORTS = "show_cohorts"
    PREVIEW_COHORT = "preview_cohort"
    CHANGE_COHORT = "change_cohort"
    CANCEL_ANNOUNCEMENT = "cancel_announcement"
    OPEN_PROPOSAL = "open_proposal"
    MATCH = "match_menu"
    PAIR_AGAIN = "pair_again"
    OPEN_SWAP = "open_swap"
    PROPOSAL_PAGE = "proposal_page"
    PROPOSAL_BACK = "proposal_back"
    FIND_MATCH = "find_match"
    UNDO = "undo_change"
    MATCH_AGAIN = "match_again"
    CHANGE_RULES = "open_rules"
    END_COHORT = "open_end_cohort"
    RECALL = "recall_approval"
    MEETINGS = "show_meetings"
    MEETINGS_BACK = "meetings_back"
    MEETINGS_ON = "meetings_on"
    FIND_PAIR = "find_pair"
    PAIR_CARE = "pair_care"
    TAKE_BACK_REMINDER = "take_back_reminder"
    STEER = "open_steering"
    WHO = "who_takes_part"
    WHO_BACK = "who_back"
    WHO_ON = "who_on"
    FIND_PARTICIPANT = "find_participant"
    DOWNLOAD_PEOPLE = "download_people"
    AUDIT_PAGE = "audit_page"
    AUDIT_BACK = "audit_back"
    QUIET_STAY = "quiet_stay"
    QUIET_STOP = "quiet_stop"
    COME_BACK = "come_back"
    NEW_PARTNER = "new_partner"
    MET_YES = "met_yes"
    MET_NOT_YET = "met_not_yet"
    MET_SKIPPED = "met_skipped"
    PULSE = "open_pulse"
    AGENDA = "open_agenda"
    CALENDAR = "open_calendar"
    SWAP_QUESTION = "swap_question"
    WHY_QUESTION = "why_question"
    QUESTION = "another_question"
    DOWNLOAD = "download_data"
    ERASE = "open_erase"
    REPORT = "show_report"
    HELP = "show_help"
    SUGGESTION = "run_suggestion"
    USE_THIS = "use_rewording"
    KEEP_MINE = "keep_mine"
    WHY_OPEN = "why_open_questions"
    ASK_AGAIN = "ask_again"
    SHOW_OWN_QUESTIONS = "show_own_questions"
    ADD_QUESTION = "add_question"
    TAKE_OUT = "take_out_question"
    DOWNLOAD_QUESTIONS = "download_questions"
    PASTE_QUESTIONS = "open_paste_questions"


class Field(StrEnum):
    """Inputs of forms: the same word is the block's id and the element's."""

    OFFERS = "offers"
    OFFERS_TYPED = "offers_typed"
    SEEKS = "seeks"
    SEEKS_TYPED = "seeks_typed"
    LEVEL = "level"
    DEPARTMENT = "department"
    LANGUAGES = "languages"
    HOURS = "hours"
    DAYS = "days"
    REPORTS_TO = "reports_to"
    NEVER = "never"
    OFF_LIMITS = "off_limits"
    UNTIL = "until"
    DAY = "day"
    TIME = "time"
    NAME = "name"
    CHANNEL = "channel"
    CLOSES_ON = "closes_on"
    STARTS_ON = "starts_on"
    SESSIONS = "sessions"
    EVERY_WEEKS = "every_weeks"
    MINUTES = "minutes"
    MIN_GAP = "min_gap"
    DEPARTMENTS_APART = "departments_apart"
    OPEN_TO = "open_to"
    ODD_ONE = "odd_one"
    NAMES_PUBLIC = "names_public"
    ONE = "one"
    OTHER = "other"
    ASKED = "asked"
    SHARED = "shared"
    GAINED = "gained"
    QUESTION = "question"
    WAY_OUT = "way_out"
    OWN_QUESTION = "own_question"
    FOLLOW_UPS = "follow_ups"
    MOMENT = "moment"
    THEME = "theme"
    ROWS = "rows"


class MatchChoice(StrEnum):
    """What an organiser can do with one match of a proposal."""

    LOCK = "lock"
    UNLOCK = "unlock"
    FORBID = "forbid"
    LEAVE = "leave"


class PairChoice(StrEnum):
    """What an organiser can do for a pair under way."""

    REMIND = "remind"
    RENEW = "renew"
    END = "end"


class SteerChoice(StrEnum):
    """What an organiser can do to a cohort as a whole."""

    EDIT = "edit"
    END_EARLY = "end_early"
    CANCEL = "cancel"
    ARCHIVE = "archive"
    DELETE = "delete"


class WayOut(StrEnum):
    """What somebody wants who has had enough of a pairing."""

    LEAVE = "leave"
    ANOTHER_PARTNER = "another_partner"


class MoreChoice(StrEnum):
    """What a reader can do about a message."""

    SNOOZE_DAY = "snooze_day"
    SNOOZE_WEEK = "snooze_week"
    WHY = "why"
    PAUSE = "pause"


def pack(*parts: object) -> str:
    """One value for a button or option. Raises ValueError when it would not fit or could not be read back."""
    texts = [str(part) for part in parts]
    value = SEPARATOR.join(texts)
    if len(value) > LONGEST_VALUE or any(SEPARATOR in text for text in texts):
        raise ValueError(f"This value cannot travel through Slack: {value!r}")
    return value


def unpack(value: str, count: int) -> list[str]:
    """The parts of a value made by `pack`; missing ones are empty, so that a forged value reads as nothing found."""
    parts = value.split(SEPARATOR)[:count]
    return parts + [""] * (count - len(parts))
