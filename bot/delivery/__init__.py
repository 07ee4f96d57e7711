"""Every message that the bot says of its own accord, delivered once: the outbox protocol of docs/delivery.md."""

from __future__ import annotations

from bot.delivery.worker import Compose, DeliveryWorker, OnDelivered, Tally
from bot.slack.outbound import SlackLine, Tokens
from mentoring.nudges.limits import Limits

__all__ = ["Compose", "DeliveryWorker", "Limits", "OnDelivered", "SlackLine", "Tally", "Tokens"]
