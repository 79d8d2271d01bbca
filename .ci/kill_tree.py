"""Kill a process and everything below it at once, as a power cut would: `kill_tree.py PID`."""

import contextlib
import sys

import psutil

with contextlib.suppress(psutil.NoSuchProcess):
    top = psutil.Process(int(sys.argv[1]))
    everybody = [top, *top.children(recursive=True)]
    for process in everybody:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(everybody, timeout=10)
    sys.stdout.write(f"Killed {len(everybody)} processes.\n")
