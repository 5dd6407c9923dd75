"""Calls from a page state to services that are wrong, each marked with what mypy has to say of it.

Read by ``tests/unit/test_checked_calls.py``; nothing imports it.
"""

from elternportal.services.board.office import delete_notice, list_notices, save_notice
from elternportal.state.base import PortalState


class WrongCallsPageState(PortalState):
    async def _call(self) -> None:
        await self._write(delete_notice, 7)
        await self._write(delete_notice, "seven")  # wrong: call-overload
        await self._write(save_notice)  # wrong: call-overload
        await self._read(list_notices, 3)  # wrong: call-arg
        found: int = await self._read(list_notices)  # wrong: assignment arg-type
        assert found
