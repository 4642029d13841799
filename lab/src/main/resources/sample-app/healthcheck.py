"""Docker's health check: asks the app as a visitor would, with a host name that it allows."""
import http.client
import os
import sys

from webapp import misbehaviour

host = misbehaviour.host(os.environ.get("ALLOWED_HOSTS", "localhost"))
connection = http.client.HTTPConnection("127.0.0.1", misbehaviour.port(), timeout=4)
connection.request("GET", "/healthz", headers={"Host": host})
sys.exit(0 if connection.getresponse().status == 200 else 1)
