"""What organisers see after a backup was restored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.blocks import restores
from mentoring.model import Restored
from mentoring.nudges.kinds.after_restore import AfterRestore
from mentoring.nudges.model import NudgeKind
from mentoring.programme.restores import ConfirmedRestore, WaitingIntroductions
from tests.handlers.blocks.cases.kind import Cases, told
from tests.handlers.blocks.samples import AMINA, BEN, NOW, Samples, T, nudge

RESTORED = Restored(made_at=NOW - timedelta(days=1), restored_at=NOW, is_confirmed=False)


def drawn(_: Samples) -> Cases:
    """The message, the form, and what comes of it."""
    introduction = replace(nudge(NudgeKind.INTRODUCTION), to=(AMINA, BEN))
    many = [introduction] * (restores.MOST_LISTED + 3)
    one = WaitingIntroductions(restored=RESTORED, introductions=[introduction])
    return {
        "restores.after_restore": {
            "one": told(AfterRestore(restored=RESTORED, waiting=1)),
            "several": told(AfterRestore(restored=RESTORED, waiting=12)),
        },
        "restores.waiting_form": {
            "one": restores.waiting_form(T, one),
            "many": restores.waiting_form(T, replace(one, introductions=many)),
            "decided": restores.waiting_form(T, WaitingIntroductions(restored=None, introductions=[])),
        },
        "restores.confirmed": {
            "some": restores.confirmed(T, ConfirmedRestore(done=True, introduced=1, to_introduce=2)),
            "all had met": restores.confirmed(T, ConfirmedRestore(done=True, introduced=2, to_introduce=0)),
            "nobody had met": restores.confirmed(T, ConfirmedRestore(done=True, introduced=0, to_introduce=1)),
            "done before": restores.confirmed(T, ConfirmedRestore(done=False)),
        },
    }
