"""Answers go to Slack, wherever Slack is, and nowhere else."""

from __future__ import annotations

import aiohttp
import pytest

from bot.slack.responses import NotSlacks, Replies

REAL = "https://slack.com/api/"
PRETEND = "http://127.0.0.1:9/api/"


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("https://example.com/commands/1", REAL),
        ("http://hooks.slack.com/commands/1", REAL),
        ("https://hooks.slack.com.example.com/commands/1", REAL),
        ("https://hooks.slack.com@example.com/commands/1", REAL),
        ("http://127.0.0.1:9/answer", REAL),
        ("http://192.0.2.1/answer", PRETEND),
    ],
)
async def test_an_answer_goes_nowhere_but_to_slack(url: str, api: str) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(NotSlacks):
            await Replies(session, api).to(url)(text="Hello there")


@pytest.mark.parametrize("url", ["https://hooks.slack.com/commands/1", "https://hooks.slack-gov.com/commands/1"])
def test_slacks_own_addresses_are_trusted(url: str) -> None:
    assert Replies.trusts(url, REAL)
    assert Replies.trusts(url, PRETEND)
