"""The house keeps its own papers in order: manifest, settings and words are what the code uses."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path

import yaml
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot.config import Settings
from handlers import command_parser
from handlers.ids import COMMAND, Callback
from mentoring import model

ROOT = Path(__file__).parent.parent
MANIFEST = yaml.safe_load((ROOT / "app_manifest.yaml").read_text(encoding="utf-8"))
PACKAGES = ("mentoring", "handlers", "storage", "prompts", "bot", "simulator")
SOURCES = {
    path: path.read_text(encoding="utf-8") for package in ("bot", "handlers") for path in (ROOT / package).rglob("*.py")
}

TERMS = {
    "backoff": "transitions",
    "composition root": "app",
    "dead letter": "dead_letters",
    "debounce": "live_views",
    "fencing token": "claims",
    "idempotency key": "requests",
    "lease": "claims",
    "noun phrase": "coach/",
    "optimistic": "savepoints",
    "read model": "read_model",
    "repository": "ports/__init__",
    "retry policy": "limits",
    "savepoint": "savepoints",
    "state machine": "transitions",
    "token bucket": "budgets",
    "unit of work": "unit_of_work",
}
"""Words of the field → the module, or the folder of modules, whose docstring says first that it is one."""

SCOPE_OF = {
    "channels:read": "conversations_info",
    "groups:read": "conversations_members",
    "chat:write": "chat_postMessage",
    "commands": ".command(",
    "files:write": "files_upload_v2",
    "im:history": "conversations_history",
    "im:write": "conversations_open",
    "mpim:write": "conversations_open",
    "users:read": "users_info",
}
INJECTED = {"ack", "body", "client", "command", "context", "event", "action", "respond", "say", "view"}
OURS = {"actor", "programme", "reply"}


def listeners() -> list[object]:
    app = AsyncApp(client=AsyncWebClient(token="xoxb-none"), signing_secret="none")
    handlers.register(app)
    return list(app._async_listeners)


def test_every_scope_is_used() -> None:
    code = "\n".join(SOURCES.values())

    assert {scope: SCOPE_OF[scope] in code for scope in MANIFEST["oauth_config"]["scopes"]["bot"]} == dict.fromkeys(
        SCOPE_OF, True
    )


def test_the_manifest_names_the_command_and_the_shortcut_that_are_heard() -> None:
    features = MANIFEST["features"]

    assert [each["command"] for each in features["slash_commands"]] == [COMMAND]
    assert [each["callback_id"] for each in features["shortcuts"]] == [Callback.ASK_SHORTCUT]


def test_every_event_of_the_manifest_has_a_listener_and_no_other_is_heard() -> None:
    heard = set(re.findall(r'app\.event\("(\w+)"\)', "\n".join(SOURCES.values())))
    subscribed = {name.partition(".")[0] for name in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}

    assert heard == subscribed


def test_every_listener_asks_only_for_what_it_can_be_given() -> None:
    asked = {
        (listener.ack_function.__name__, name)  # type: ignore[attr-defined]
        for listener in listeners()
        for name in inspect.signature(listener.ack_function).parameters  # type: ignore[attr-defined]
    }

    assert {name for _, name in asked} <= INJECTED | OURS


def test_every_setting_is_explained_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == {name.upper() for name in Settings.model_fields}


def test_the_organisers_guide_names_only_what_there_is_to_press_and_to_type() -> None:
    guide = (ROOT / "docs" / "organisers.md").read_text(encoding="utf-8")
    seen = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "handlers").rglob("*.txt"))
    named = set(re.findall(r"\*([A-Z][^*`]+)\*", guide))
    typed = set(re.findall(r"`/mentoring (\w+)", guide))

    assert {label for label in named if label not in seen} == set()
    assert typed <= set(command_parser.ALL)


def glossary() -> dict[str, dict[str, str]]:
    """Heading → word → its name in the code, empty where none is given."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return {
        part.partition("\n")[0]: dict(re.findall(r"^\| ([A-Z]\w+) \|.*?(?:\| `([\w.]+)` )?\|$", part, re.MULTILINE))
        for part in text.split("\n## ")[1:]
    }


def test_every_word_of_the_glossary_is_what_the_code_calls_it() -> None:
    explained = glossary()

    for name in filter(None, (name for part in explained.values() for name in part.values())):
        pkgutil.resolve_name(name)
    assert {word: name.rpartition(".")[2] for word, name in explained["Things"].items()} == {
        word: word for word in explained["Things"]
    }


def test_every_type_of_the_model_is_in_the_glossary() -> None:
    types = {
        name
        for name, found in inspect.getmembers(model, inspect.isclass)
        if found.__module__.startswith(f"{model.__name__}.") and (is_dataclass(found) or issubclass(found, Enum))
    }
    explained = {word for word, name in glossary()["Things"].items() if name.startswith(f"{model.__name__}.")}

    assert explained == types


def test_the_words_of_the_product_are_all_explained() -> None:
    of_the_product = (
        "Workspace Organiser Member Profile Cohort Enrolment Participant Pairing Match Mentorship Agreement "
        "MentoringSession Agenda Question Nudge Pulse Survey Report"
    )

    assert set(of_the_product.split()) <= {word for part in glossary().values() for word in part}


def trees(*packages: str) -> dict[str, ast.Module]:
    """The syntax tree of every file of these packages, by its path."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for package in packages
        for path in sorted((ROOT / package).rglob("*.py"))
    }


def test_what_a_handler_needs_a_use_case_gives() -> None:
    outside = trees(*(package for package in PACKAGES if package != "mentoring"), "tests", "bench")

    assert [
        f"{path}:{node.lineno}"
        for path, tree in outside.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "services"
    ] == []


def is_type_variable(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "TypeVar"


def defined(statement: ast.stmt) -> list[str]:
    """The class or the alias of a type that a statement of a module gives a name to."""
    match statement:
        case ast.ClassDef(name=name):
            named = [name]
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if not is_type_variable(value):
            named = [name]
        case ast.AnnAssign(target=ast.Name(id=name)):
            named = [name]
        case _:
            named = []
    return [name for name in named if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name)]


def test_one_name_of_a_class_or_alias_means_one_thing_in_the_whole_project() -> None:
    homes: dict[str, list[str]] = {}
    for path, tree in trees(*PACKAGES).items():
        if not path.startswith("storage/migrations/versions"):
            for name in (name for statement in tree.body for name in defined(statement)):
                homes.setdefault(name, []).append(path)

    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_the_top_of_the_bot_holds_what_runs_and_nothing_else() -> None:
    top = {path.stem for path in (ROOT / "bot").glob("*.py")} - {"__init__", "__main__"}

    assert top == {"app", "running", "scheduler", "config", "health", "metrics", "logs", "clock"}


def test_the_fields_terms_stand_where_somebody_would_look_for_them() -> None:
    said = {path: (ast.get_docstring(tree) or "").casefold() for path, tree in trees(*PACKAGES).items()}

    assert [
        term
        for term, home in TERMS.items()
        if not any(term in text for path, text in said.items() if f"/{home}" in path.removesuffix(".py"))
    ] == []


OTHER_HABITS = "storage/migrations/versions/"
"""Written history, which nobody works in again."""


def test_a_constant_is_explained_by_the_string_under_it() -> None:
    commented = []
    for path, tree in trees(*PACKAGES).items():
        lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
        for statement in tree.body:
            above = lines[statement.lineno - 2] if statement.lineno > 1 else ""
            if isinstance(statement, ast.Assign | ast.AnnAssign) and above.startswith("#"):
                commented.append(f"{path}:{statement.lineno}")

    assert [each for each in commented if not each.startswith(OTHER_HABITS)] == []


def test_everything_logs_by_the_standard_library() -> None:
    """`logger.info("what", extra={…})`; structlog only draws the lines, in one place."""
    importers = {
        path
        for path, tree in trees(*PACKAGES).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import) and any(alias.name == "structlog" for alias in node.names)
    }

    assert importers == {"bot/logs.py"}


def test_every_file_that_the_page_on_architecture_names_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_/]+\.py)`", page))
    there = [f"/{path}" for path in trees(*PACKAGES)]

    assert named
    assert [each for each in sorted(named) if not any(path.endswith(f"/{each}") for path in there)] == []


def test_nothing_is_left_that_nobody_names() -> None:
    """A function, class or constant that stands only where it is defined is dead; what a decorator takes is not."""
    every = trees(*PACKAGES, "tests", "bench")
    named = Counter(re.findall(r"\w+", "\n".join((ROOT / path).read_text(encoding="utf-8") for path in every)))
    made = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

    def left(tree: ast.Module) -> Iterator[str]:
        for node in ast.walk(tree):
            if isinstance(node, made) and not node.decorator_list and not node.name.startswith(("__", "test_")):
                yield node.name
        for statement in tree.body:
            for target in statement.targets if isinstance(statement, ast.Assign) else ():
                if isinstance(target, ast.Name) and not target.id.startswith("pytest"):
                    yield target.id

    outside = {path: tree for path, tree in every.items() if not path.startswith(("tests/", "storage/migrations/"))}
    assert [f"{path}: {name}" for path, tree in outside.items() for name in left(tree) if named[name] == 1] == []
