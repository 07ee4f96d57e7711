"""Block Kit's limits: what Slack refuses in messages, modals and Home tabs, and in which words.

Sources: docs.slack.dev reference/block-kit and surfaces pages, and the validators of slack_sdk 3.48. A finding reads as
Slack's do: a sentence and the JSON pointer of the place.
"""

from __future__ import annotations

from simulator.limits.findings import SurfaceKind
from simulator.limits.surfaces import message_findings, metadata_refusal, view_findings

__all__ = ["SurfaceKind", "message_findings", "metadata_refusal", "view_findings"]
