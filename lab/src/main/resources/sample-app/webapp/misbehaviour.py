"""Ways in which a version can be bad, beside those that its views have. AppBehaviour in Java names them all.

Docker's health check imports this every few seconds, so it loads nothing of Django's on its own.
"""
import itertools
import os
import sys
import threading
import time

from webapp import release

CONTAINER_PORT = 8000
ELSEWHERE = "https://elsewhere.invalid"
_MEAL = 16 << 20
# Enough for any limit that a test sets, and bearable where none is set.
_MEALS = 32
_DROP = 256 << 10
_kept = []
_answers = itertools.count(1)


def port():
    return 9000 if release.BEHAVIOUR == "wrong_port" else CONTAINER_PORT


def host(allowed):
    """By which name Docker's health check asks: that of a refusing version is content with itself."""
    return "localhost" if release.BEHAVIOUR == "refusing_host" else allowed.split(",")[0]


def begin():
    """Runs in the container's first process, before it serves."""
    if release.BEHAVIOUR == "broken":
        raise RuntimeError("this version is broken on purpose")
    if release.BEHAVIOUR == "hungry":
        print("this version eats memory on purpose", flush=True)
        globals()["eaten"] = [bytearray(os.urandom(1)) * _MEAL for _ in range(_MEALS)]


def ready():
    """Runs in the container's first process, once it serves."""
    if release.BEHAVIOUR == "dying":
        threading.Thread(target=_die_when_told, args=[os.environ["DIES_WHEN"]], daemon=True).start()


def _die_when_told(sign):
    while not os.path.exists(sign):
        time.sleep(0.1)
    os.remove(sign)
    print("this version dies on purpose", file=sys.stderr, flush=True)
    os._exit(1)


def status(given):
    """The status that an answer gets."""
    if release.BEHAVIOUR == "unhealthy":
        return 500
    if release.BEHAVIOUR == "leaking":
        _kept.append(bytearray(os.urandom(1)) * _DROP)
    if release.BEHAVIOUR == "faulty" and next(_answers) % 100 == 50:
        return 500
    return given


def redirect_all(get_response):
    """Middleware. Docker's health check is let through, as in an app that exempts it."""
    from django.http import HttpResponseRedirect

    def respond(request):
        if release.BEHAVIOUR == "redirecting" and request.path != "/healthz":
            return HttpResponseRedirect(ELSEWHERE + request.path)
        return get_response(request)

    return respond
