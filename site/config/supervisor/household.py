"""The processes that live and end together: started in one order, stopped in the other."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from config.supervisor.child import Child, Stops
from config.supervisor.progress import SupervisorRefused

_LOOK_EVERY_SECONDS = 0.1


class Stopped(Exception):
    """Somebody asked for the end: Ctrl-C, SIGTERM, or the terminal closed."""


@dataclass
class Household:
    """Everything one supervisor started."""

    children: list[Child] = field(default_factory=list)
    asked_to_stop: bool = False

    def listen(self) -> None:
        """Take signals as requests to stop, seen by `keep`."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def start(self, child: Child) -> Child:
        child.start()
        self.children.append(child)
        return child

    def check(self) -> None:
        """Notice a request to stop, or a child that ended by itself.

        :raises Stopped: if somebody asked.
        :raises SupervisorRefused: naming the child, with the end of its log.
        """
        if self.asked_to_stop:
            raise Stopped
        for child in self.children:
            status = child.exit_status()
            if status is not None:
                how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
                raise SupervisorRefused(
                    f"{child.name} {how}. Its log, {child.log}, ends:\n{child.last_lines()}"
                )

    def wait_until(self, is_so: Callable[[], bool], *, seconds: float, what: str) -> None:
        """Wait for something while watching everybody.

        :raises SupervisorRefused: when the time is over, with `what` in words.
        """
        until = time.monotonic() + seconds
        while not is_so():
            self.pause()
            if time.monotonic() > until:
                raise SupervisorRefused(f"{what} did not come within {seconds:.0f} seconds.")

    def pause(self) -> None:
        """Let a moment pass, watching everybody."""
        self.check()
        time.sleep(_LOOK_EVERY_SECONDS)

    def keep(self) -> None:
        """Watch everybody until somebody asks for the end or a child ends by itself."""
        while True:
            self.pause()

    def wait_for_the_end_of(self, process: subprocess.Popen[bytes]) -> int:
        """Wait for a step to end while watching everybody; a request to stop ends the step too."""
        try:
            while (status := process.poll()) is None:
                self.pause()
        except BaseException:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            raise
        return status

    def stop(self) -> None:
        """Stop everybody, in the order of `child.stops`: who needs others goes before them.

        Those that serve nobody else are asked one after the other and waited for together, because each
        takes seconds to put down what it holds.
        """
        together = [child for child in self._in_order() if child.stops < Stops.REDIS]
        for child in together:
            child.ask_to_stop()
        for child in together:
            child.see_it_stopped()
        for child in self._in_order()[len(together) :]:
            child.ask_to_stop()
            child.see_it_stopped()
        self.children.clear()

    def _in_order(self) -> list[Child]:
        return sorted(self.children, key=lambda child: child.stops)
