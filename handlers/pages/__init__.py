"""What an organiser takes away from Slack: a report as one page to print, and as a table."""

from __future__ import annotations

from handlers.pages.report_page import report_page
from handlers.pages.report_table import report_table

__all__ = ["report_page", "report_table"]
