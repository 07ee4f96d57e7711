"""The modals and Home tabs on people's screens: stacks of up to three, hashes, and what stays typed on an update."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.errors import SlackError
from simulator.inputs import carried_over, initial_state, with_ids
from simulator.model import Json, SlackView

STACK = 3


@dataclass
class ViewShelf:
    """All views of one workspace: a stack of modals and one Home tab per person."""

    team_id: str
    stacks: dict[str, list[SlackView]] = field(default_factory=dict)
    homes: dict[str, SlackView] = field(default_factory=dict)
    made: int = 0

    def top(self, user: str) -> SlackView | None:
        """The modal that this person has before them, if any."""
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def find(self, view_id: str | None, external_id: str | None = None) -> SlackView:
        """An open view by either id; SlackError `not_found` for a closed or unknown one."""
        for view in self._all():
            if view_id and view.id == view_id:
                return view
            if external_id and view.content.get("external_id") == external_id:
                return view
        raise SlackError("not_found")

    def open(self, user: str, content: Json) -> SlackView:
        """Show a modal on a fresh stack."""
        self._check_external_id(content, None)
        view = self._made(user, content, None)
        self.stacks[user] = [view]
        return view

    def push(self, user: str, content: Json) -> SlackView:
        """Put a modal on top; SlackError `push_limit_reached` above three, `not_found` when none is open."""
        stack = self.stacks.get(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= STACK:
            raise SlackError("push_limit_reached")
        self._check_external_id(content, None)
        stack.append(self._made(user, content, stack[-1]))
        return stack[-1]

    def update(self, view: SlackView, content: Json, expected_hash: str | None = None) -> SlackView:
        """Change what an open view shows; SlackError `hash_conflict` when it changed since `expected_hash`."""
        if expected_hash and expected_hash != view.hash:
            raise SlackError("hash_conflict")
        self._check_external_id(content, view)
        self.made += 1
        blocks = with_ids(content["blocks"], self.made)
        view.content = content | {"blocks": blocks}
        view.state = carried_over(blocks, view.state)
        view.errors = {}
        view.hash = self._hash()
        return view

    def publish(self, user: str, content: Json, expected_hash: str | None = None) -> SlackView:
        """Show a Home tab to one person."""
        home = self.homes.get(user)
        if home is not None:
            return self.update(home, content, expected_hash)
        self._check_external_id(content, None)
        self.homes[user] = self._made(user, content, None)
        return self.homes[user]

    def close(self, user: str) -> list[SlackView]:
        """Close the topmost modal of a person; what was closed."""
        stack = self.stacks.get(user, [])
        return [stack.pop()] if stack else []

    def clear(self, user: str) -> list[SlackView]:
        """Close all modals of a person, from the top; what was closed."""
        return list(reversed(self.stacks.pop(user, [])))

    def _all(self) -> list[SlackView]:
        return [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())

    def _made(self, user: str, content: Json, below: SlackView | None) -> SlackView:
        self.made += 1
        view_id = f"V{self.team_id[1:]}{self.made:05d}"
        blocks = with_ids(content["blocks"], self.made)
        return SlackView(
            id=view_id,
            team_id=self.team_id,
            user=user,
            content=content | {"blocks": blocks},
            hash=self._hash(),
            root_view_id=below.root_view_id if below else view_id,
            previous_view_id=below.id if below else None,
            state=initial_state(blocks),
        )

    def _hash(self) -> str:
        return f"{1_600_000_000 + self.made}.{self.made * 0x9E3779B97F4A7C15 % 2**32:08x}"

    def _check_external_id(self, content: Json, view: SlackView | None) -> None:
        external_id = content.get("external_id")
        if external_id and any(
            other is not view and other.content.get("external_id") == external_id for other in self._all()
        ):
            raise SlackError("duplicate_external_id")
