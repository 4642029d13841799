import hashlib
import os
import socket
import time

from django.db import DatabaseError, OperationalError, connection
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse

from webapp import misbehaviour, release, rows

LONGEST_SLEEP = 30
TICK = 0.1
PART = 1 << 16


def _mark(response):
    response["X-App-Version"] = release.VERSION
    response["X-App-Container"] = socket.gethostname()
    return response


def _answer(body, content_type="text/html; charset=utf-8", status=200):
    return _mark(HttpResponse(body, content_type=content_type, status=misbehaviour.status(status)))


def _bulletins():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM bulletin")
            return cursor.fetchone()[0]
    except OperationalError:
        return 0


def index(request):
    return _answer(
        "<!doctype html><title>Visa bulletin</title><link rel=stylesheet href=/static/css/site.css>"
        f"<h1>Visa bulletin {release.VERSION}</h1><p>{_bulletins()} bulletins</p>\n"
        + os.environ.get("ANALYTICS_SCRIPT", "")
    )


def healthz(request):
    return _answer("ok\n", "text/plain")


def version(request):
    return _answer(release.VERSION + "\n", "text/plain")


def sitemap(request):
    return _answer(
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>https://{request.get_host()}/</loc></url></urlset>\n",
        "application/xml",
    )


def env(request):
    """Names of the environment the app was started with and a hash of each value: a test can compare byte for byte."""
    with open("/proc/self/environ", "rb") as environment:
        pairs = (line.partition(b"=") for line in environment.read().split(b"\0") if line)
        return JsonResponse({name.decode(): hashlib.sha256(value).hexdigest() for name, _, value in pairs})


def _seconds(request):
    return min(float(request.GET.get("seconds", "1")), LONGEST_SLEEP)


def slow(request):
    """A request that takes its time, to be under way while a release happens."""
    time.sleep(_seconds(request))
    return _answer(release.VERSION + "\n", "text/plain")


def stream(request):
    """A long answer that comes in parts; its last line tells that it is whole."""
    ticks = round(_seconds(request) / TICK)

    def parts():
        for tick in range(ticks):
            yield f"tick {tick}\n"
            time.sleep(TICK)
        yield f"end {ticks}\n"

    response = _mark(StreamingHttpResponse(parts(), content_type="text/plain"))
    response["X-Accel-Buffering"] = "no"
    return response


def upload(request):
    """Takes any body, and tells what came."""
    digest, size = hashlib.sha256(), 0
    for part in iter(lambda: request.read(PART), b""):
        digest.update(part)
        size += len(part)
    return _mark(JsonResponse({"size": size, "sha256": digest.hexdigest()}))


def appended(request):
    """POST appends the body as a row; GET lists the rows, one a line."""
    try:
        if request.method == "POST":
            rows.append(request.body.decode().strip())
            return _answer("appended\n", "text/plain", 201)
        return _answer("".join(name + "\n" for name in rows.names()), "text/plain")
    except DatabaseError as error:
        # Whoever reads of a row that was not taken asks why.
        return _answer(f"{error}\n", "text/plain", 500)
