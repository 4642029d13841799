"""Which version this is and how it was made to behave; written when the image is built."""
import pathlib

_base = pathlib.Path(__file__).resolve().parent.parent


def _read(name, otherwise):
    file = _base / name
    return file.read_text().strip() if file.exists() else otherwise


VERSION = _read("VERSION", "development")
BEHAVIOUR = _read("BEHAVIOUR", "healthy")
