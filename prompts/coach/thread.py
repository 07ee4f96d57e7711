"""The coach in a thread of its own: the encoder takes milliseconds that the event loop doesn't have."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from mentoring.coach import Shelf, judge
from mentoring.model import Judgement, Question
from mentoring.ports.classifier import Classifier


@lru_cache(maxsize=4)
def _shelf(questions: tuple[Question, ...], classifier: Classifier) -> Shelf:
    """One shelf for each bank, however many bots a process runs: to hear a bank takes seconds."""
    return Shelf(questions, classifier)


class CoachThread:
    """`mentoring.ports.Coach`: one thread, which starts and reads the weights when somebody first asks the coach."""

    def __init__(self, classifier: Classifier, questions: Sequence[Question]) -> None:
        """`questions` are those of the bank that may be offered beside a word."""
        self._classifier = classifier
        self._questions = questions
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="coach")

    async def judge(self, text: str) -> Judgement:
        """The coach's word on one message."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._judge, text)

    def _judge(self, text: str) -> Judgement:
        return judge(text, self._classifier, self._shelf)

    @property
    def _shelf(self) -> Shelf:
        return _shelf(tuple(self._questions), self._classifier)

    async def close(self) -> None:
        """End the thread once what runs has come to its end."""
        await asyncio.to_thread(self._thread.shutdown, wait=True, cancel_futures=True)
