"""Runs commands of the AWS command line from standard input in one process, a line each.

A line `A => B` wants B in the output of A; $ID is the last id that was told.
"""
import contextlib
import io
import os
import re
import shlex
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")
from awscli.clidriver import create_clidriver

failed = False
last = ""
for line in sys.stdin:
    command, _, wanted = line.strip().partition(" => ")
    arguments = shlex.split(command.replace("$ID", last))
    region = [] if "--region" in arguments else ["--region", "eu-central-1"]
    said = io.StringIO()
    common = ["--endpoint-url", os.environ["ENDPOINT"], "--output", "json"]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = create_clidriver().main(["lightsail"] + arguments + region + common)
    last = (re.findall('"id": "([^"]+)"', said.getvalue()) or [last])[-1]
    if status != 0 or wanted not in said.getvalue():
        failed = True
        print(f"{command}: exit status {status}, wanted {wanted!r}\n{said.getvalue()}")
sys.exit(failed)
