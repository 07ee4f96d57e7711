"""A pretend Slack workspace that speaks Slack's own protocol: for tests, the demo and the benchmarks."""

from __future__ import annotations

from simulator.app import PretendApp, Transport
from simulator.clock import SimulatedClock
from simulator.errors import CannotDo, NotVisible, SlackError
from simulator.faults import Fault, FaultPlan
from simulator.ledger import Ledger
from simulator.people import Person
from simulator.screen import SeenMessage, SeenView
from simulator.slack import SlackSimulator
from simulator.workspace import Workspace

__all__ = [
    "CannotDo",
    "Fault",
    "FaultPlan",
    "Ledger",
    "NotVisible",
    "Person",
    "PretendApp",
    "SeenMessage",
    "SeenView",
    "SimulatedClock",
    "SlackError",
    "SlackSimulator",
    "Transport",
    "Workspace",
]
