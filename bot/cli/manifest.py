"""`bothways manifest`: what Slack has to know of the app."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

MANIFEST = Path(__file__).parents[2] / "app_manifest.yaml"
"""Beside the packages, in a checkout as in the image."""


def manifest(
    link: Annotated[bool, typer.Option("--link", help="A link that opens Slack's create-app page with it")] = False,
) -> None:
    """Print the app's manifest, or the link that creates the app from it."""
    text = MANIFEST.read_text(encoding="utf-8")
    typer.echo(f"https://api.slack.com/apps?new_app=1&manifest_yaml={quote(text)}" if link else text)
