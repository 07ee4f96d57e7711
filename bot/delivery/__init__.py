"""Every message that the bot says of its own accord, delivered once: the outbox protocol of docs/delivery.md."""

from bot.delivery.courier import Compose, Courier, Delivered, Tally
from bot.delivery.limits import Limits
from bot.delivery.slack import SlackLine, Tokens

__all__ = ["Compose", "Courier", "Delivered", "Limits", "SlackLine", "Tally", "Tokens"]
