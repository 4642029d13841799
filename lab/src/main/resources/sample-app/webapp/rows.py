"""Rows that a test appends and counts. Nothing here refuses a row that came twice: a test wants to see it."""
import os
import random
import time

from django.db import OperationalError, connection
from django.db.backends.signals import connection_created

_PATIENCE = 15


def _journal(connection, **_):
    mode = os.environ.get("SQLITE_JOURNAL_MODE")
    if mode:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            if cursor.fetchone()[0] != mode.lower():
                cursor.execute(f"PRAGMA journal_mode = {mode}")


connection_created.connect(_journal)


def append(name):
    _insisting("INSERT INTO appended (name) VALUES (%s)", [name])


def names():
    return [row[0] for row in _insisting("SELECT name FROM appended ORDER BY rowid")]


def _insisting(sql, values=()):
    """SQLite's own waiting gives up at once in some cases, so a lock is asked for again from the start."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            with connection.cursor() as cursor:
                cursor.execute("CREATE TABLE IF NOT EXISTS appended (name TEXT NOT NULL)")
                cursor.execute(sql, values)
                return cursor.fetchall()
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            connection.close()
            time.sleep(random.uniform(0.01, 0.1))
