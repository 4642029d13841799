"""A program beside the app, of which only one may run: each of its lives writes lines of its own, which a test can read."""
import os
import pathlib
import signal
import sys
import time
import uuid

from webapp import release

BEAT = 0.2
LINES = pathlib.Path(os.environ.get("WORKER_FILE", "saved_pages/worker"))


def main():
    if release.BEHAVIOUR == "workless":
        sys.exit("this version's worker ends on purpose")
    life = f"{uuid.uuid4().hex[:8]} {release.VERSION} {os.environ.get('QUEUE', '-')}"
    stops = []
    signal.signal(signal.SIGTERM, lambda *_: stops.append(True))
    print(f"worker begins: {life}", flush=True)
    while not stops:
        tell(f"{life} at work")
        time.sleep(BEAT)
    tell(f"{life} ends")


def tell(line):
    with LINES.open("a") as lines:
        lines.write(f"{time.time():.3f} {line}\n")


main()
