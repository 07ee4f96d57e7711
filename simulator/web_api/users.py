"""users.*, bots.*, team.* and dnd.*: who is there."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from simulator.errors import SlackError
from simulator.model import Json, User
from simulator.web_api.call import Call, Method


def info(call: Call) -> Json:
    """users.info, with the locale on request."""
    user = call.team.user(call.required("user", "user_not_found"))
    return {"user": user.as_slack(call.team.now(), with_locale=call.flag("include_locale"))}


def list_(call: Call) -> Json:
    """users.list: everybody, including bots, Slackbot and those who left."""
    now, with_locale = call.team.now(), call.flag("include_locale")
    page, metadata = call.page(list(call.team.users.values()))
    shown = [user.as_slack(now, with_locale=with_locale) for user in page]
    return {"members": shown, "cache_ts": int(now.timestamp()), "response_metadata": metadata}


def bot_info(call: Call) -> Json:
    """bots.info, of the app's own bot."""
    bot = call.team.bot
    if call.text("bot") not in (None, bot.bot_id):
        raise SlackError("bot_not_found")
    shown = {"id": bot.bot_id, "deleted": False, "name": bot.real_name, "updated": bot.updated}
    return {"bot": shown | {"app_id": call.world.app.app_id, "user_id": bot.id}}


def team_info(call: Call) -> Json:
    """team.info."""
    team = call.team
    shown = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}
    return {"team": shown | {"url": f"https://{team.domain}.slack.com/"}}


def dnd_info(call: Call) -> Json:
    """dnd.info: the next stretch of do-not-disturb; a snooze set by hand is invisible to others."""
    user = call.team.user(call.required("user"))
    if user.dnd_hours is None:
        return {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}
    start, end = next_quiet(user, call.team.now())
    stamps = {"next_dnd_start_ts": int(start.timestamp()), "next_dnd_end_ts": int(end.timestamp())}
    return {"dnd_enabled": True, **stamps}


def next_quiet(user: User, now: datetime) -> tuple[datetime, datetime]:
    """The stretch of do-not-disturb that is on or comes next, for somebody who has such hours."""
    zone = ZoneInfo(user.tz)
    first, last = user.dnd_hours or (0, 0)
    day = now.astimezone(zone).date() - timedelta(days=1)
    while True:
        start = datetime.combine(day, time(first), zone).astimezone(UTC)
        ends_on = day if last > first else day + timedelta(days=1)
        end = datetime.combine(ends_on, time(last), zone).astimezone(UTC)
        if end > now:
            return start, end
        day += timedelta(days=1)


METHODS = (
    Method(name="users.info", run=info, scopes=("users:read",)),
    Method(name="users.list", run=list_, scopes=("users:read",), per_minute=20),
    Method(name="bots.info", run=bot_info, scopes=("users:read",), per_minute=50),
    Method(name="team.info", run=team_info, scopes=("team:read",), per_minute=50),
    Method(name="dnd.info", run=dnd_info, scopes=("dnd:read",), per_minute=50),
)
