"""Under a rush everybody is acknowledged, so many work at once, and a stop waits for them."""

from __future__ import annotations

import asyncio

from bot.slack.acknowledging import Ack, AckOfForm
from bot.slack.concurrency import ListenerConcurrency, RequestTurn
from handlers.texts import texts
from mentoring.model import Language


class Request:
    """A request that is acknowledged, and then needs what only those have whose turn it is."""

    def __init__(self, concurrency: ListenerConcurrency, who: str = "") -> None:
        self.turn = RequestTurn(concurrency, who)
        self.ack = Ack(self.turn)

    async def __call__(self, said: str = "") -> None:
        await self.ack(said)
        await self.turn.take()


class Rush:
    """Listeners that acknowledge, then work until they may stop."""

    def __init__(self, people: int, concurrency: ListenerConcurrency) -> None:
        self.concurrency = concurrency
        self.requests = [Request(concurrency, f"person {number}") for number in range(people)]
        self.may_stop = asyncio.Event()
        self.working = 0
        self.done = 0
        self.tasks = [asyncio.create_task(self.listen(each)) for each in self.requests]

    async def listen(self, request: Request) -> None:
        await request("One moment")
        self.working += 1
        await self.may_stop.wait()
        self.working -= 1
        self.done += 1


async def breathe() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_everybody_is_acknowledged_though_only_some_work() -> None:
    rush = Rush(10, ListenerConcurrency(at_once=3))
    await breathe()

    assert [each.ack.response is not None for each in rush.requests] == [True] * 10
    assert rush.working == 3

    rush.may_stop.set()
    await asyncio.gather(*rush.tasks)


async def test_who_asks_for_a_hundred_things_keeps_nobody_waiting() -> None:
    concurrency, may_stop, served = ListenerConcurrency(at_once=3), asyncio.Event(), []

    async def listen(who: str) -> None:
        await Request(concurrency, who)()
        served.append(who)
        await may_stop.wait()

    tasks = [asyncio.create_task(listen("Flo")) for _ in range(100)]
    await breathe()
    tasks.append(asyncio.create_task(listen("Ben")))
    await breathe()

    assert served == ["Flo", "Flo", "Ben"]
    assert (concurrency.has_many("Flo"), concurrency.has_many("Ben")) == (True, False)

    may_stop.set()
    await asyncio.gather(*tasks)
    assert (len(served), concurrency.has_many("Flo")) == (101, False)


async def test_who_gives_up_while_waiting_leaves_no_place_taken() -> None:
    concurrency, may_stop = ListenerConcurrency(at_once=1), asyncio.Event()

    async def listen(who: str) -> str:
        await Request(concurrency, who)()
        await may_stop.wait()
        return who

    first, second = (asyncio.create_task(listen("Flo")) for _ in range(2))
    await breathe()
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    may_stop.set()

    assert await first == "Flo"
    assert await asyncio.create_task(listen("Ben")) == "Ben"


async def test_a_stop_waits_for_everybody_who_was_acknowledged() -> None:
    rush = Rush(10, ListenerConcurrency(at_once=3))
    await breathe()
    asyncio.get_running_loop().call_soon(rush.may_stop.set)

    await rush.concurrency.drain()

    assert rush.done == 10


async def test_a_listener_that_fails_gives_its_turn_back() -> None:
    concurrency = ListenerConcurrency(at_once=1)

    async def fail() -> None:
        await Request(concurrency)()
        raise RuntimeError("as it happens")

    failed = await asyncio.gather(*(fail() for _ in range(3)), return_exceptions=True)

    assert [str(each) for each in failed] == ["as it happens"] * 3


async def test_acknowledging_twice_takes_one_turn() -> None:
    concurrency = ListenerConcurrency(at_once=1)
    request = Request(concurrency)

    async def twice() -> str:
        await request()
        await request("again")
        return "went on"

    assert await asyncio.create_task(twice()) == "went on"


async def test_a_failure_right_after_the_acknowledgement_does_not_take_it_back() -> None:
    ack = Ack()
    given = await ack("One moment")

    ack.response = None

    assert ack.response is given


async def test_a_form_opens_though_everybody_else_is_at_work() -> None:
    rush = Rush(3, ListenerConcurrency(at_once=3))
    await breathe()
    request, opened = Request(rush.concurrency, "Ben"), asyncio.Event()

    async def listen() -> None:
        await request.ack()
        opened.set()
        await request.turn.take()

    waiting = asyncio.create_task(listen())
    await breathe()

    assert (opened.is_set(), waiting.done()) == (True, False)
    rush.may_stop.set()
    await asyncio.gather(waiting, *rush.tasks)


VIEW = {"type": "modal", "blocks": [{"type": "input", "block_id": "offers"}]}


async def test_a_form_is_answered_when_its_listener_has_ended() -> None:
    ack, may_end = AckOfForm(None, VIEW, texts(Language.ENGLISH)), asyncio.Event()

    async def listen() -> None:
        await ack(response_action="clear")
        await may_end.wait()

    listener = asyncio.create_task(listen())
    await breathe()
    assert ack.response is None

    may_end.set()
    await listener
    await breathe()
    assert ack.response is not None
    assert ack.response.body == '{"response_action": "clear"}'


async def test_a_form_whose_listener_takes_too_long_stays_open_and_says_so() -> None:
    ack, may_end = AckOfForm(None, VIEW, texts(Language.ENGLISH), waits=0), asyncio.Event()

    async def listen() -> None:
        await ack(response_action="clear")
        await may_end.wait()

    listener = asyncio.create_task(listen())
    await asyncio.sleep(0.01)  # the timer of no seconds has run out by then
    may_end.set()
    await listener

    assert ack.response is not None
    assert "everything you filled in is still here" in ack.response.body
    assert '"response_action": "errors"' in ack.response.body
