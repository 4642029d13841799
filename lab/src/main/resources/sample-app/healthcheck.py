"""Docker's health check: asks the app as a visitor would, with a host name that it allows.

It runs every few seconds in each container of the lab, so it does by a socket what http.client would take ten modules for.
"""
import os
import socket
import sys

from webapp import misbehaviour

host = misbehaviour.host(os.environ.get("ALLOWED_HOSTS", "localhost"))
with socket.create_connection(("127.0.0.1", misbehaviour.port()), timeout=4) as app:
    app.sendall(f"GET /healthz HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
    status = app.makefile("rb").readline().split()[1:2]
sys.exit(0 if status == [b"200"] else 1)
