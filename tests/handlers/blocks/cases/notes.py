"""What people see of what they keep of their sessions."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import notes
from mentoring.model import SessionId, Takeaway
from mentoring.programme.takeaways import Notes, SessionNote
from tests.handlers.blocks.cases.kind import Cases
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, NOW, Samples, T


def kept(samples: Samples) -> Takeaway:
    """What Amina keeps of the second session."""
    return Takeaway(
        session=SessionId("session-2"),
        member=AMINA,
        at=NOW,
        learned=f"There is more to {samples.own}",
        step="Ask for the numbers",
        gave="How I prepare",
    )


def all_notes(samples: Samples) -> Notes:
    """Two sessions of Amina's, and a line that Ben shared."""
    first = replace(kept(samples), session=SessionId("session-1"), learned="", gave="")
    theirs = replace(kept(samples), member=BEN, shared=True)
    return Notes(
        mentorship=samples.mentorship(),
        member=AMINA,
        begun=tuple(replace(samples.session, id=SessionId(f"session-{number}"), number=number) for number in (1, 2, 3)),
        own=(SessionNote(number=1, takeaway=first), SessionNote(number=2, takeaway=kept(samples))),
        shared=(SessionNote(number=2, takeaway=theirs),),
    )


def drawn(samples: Samples) -> Cases:
    """All of it."""
    everything = all_notes(samples)
    return {
        "notes.notes_view": {
            "nothing yet": notes.notes_view(T, replace(everything, own=(), shared=(), begun=())),
            "two of three sessions": notes.notes_view(T, everything),
        },
        "notes.note_form": {
            "nothing yet": notes.note_form(T, samples.session, None),
            "shared": notes.note_form(T, samples.session, replace(kept(samples), shared=True)),
        },
        "notes.notes_shared": {
            "two": notes.notes_shared(T, (BEN,)),
            "three": notes.notes_shared(T, (BEN, CHIARA)),
        },
    }
