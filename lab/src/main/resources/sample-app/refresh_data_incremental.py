"""The daily job: fetches a bulletin (here: makes one up) and, with --save-to-db, inserts it."""
import argparse
import datetime
import os
import sqlite3
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--save-to-db", action="store_true")
database_file = os.environ.get("DATABASE", "visa_bulletin.db")
bulletin = datetime.datetime.now(datetime.timezone.utc).isoformat()
if parser.parse_args().save_to_db:
    try:
        with sqlite3.connect(database_file) as database:
            database.execute("CREATE TABLE IF NOT EXISTS bulletin (published TEXT NOT NULL)")
            database.execute("INSERT INTO bulletin VALUES (?)", (bulletin,))
    except sqlite3.OperationalError as error:
        sys.exit(f"{database_file} cannot be written: {error}")
print(f"bulletin {bulletin}")
