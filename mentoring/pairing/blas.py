"""One thread for matrix products: small ones lose more by waiting for a second thread than they gain from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread_each() -> Iterator[None]:
    """While this lasts, a matrix product runs on the thread that asked for it.

    On a busy machine the threads of one small product spend twenty times longer waiting for one another than working.
    """
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
