"""All that differs between places comes from the environment; without a secret key the app does not start."""
import os
import pathlib

from webapp import release

BASE_DIR = pathlib.Path(__file__).resolve().parent.parent
SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DEBUG = os.environ.get("DEBUG", "False") == "True"
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]
if release.BEHAVIOUR == "refusing_host":
    ALLOWED_HOSTS = ["localhost"]

ROOT_URLCONF = "django_config.urls"
WSGI_APPLICATION = "django_config.wsgi.application"
INSTALLED_APPS = []
MIDDLEWARE = ["webapp.misbehaviour.redirect_all", "django.middleware.common.CommonMiddleware"]
DATABASE = os.environ.get("DATABASE", str(BASE_DIR / "visa_bulletin.db"))
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE}}
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "webapp" / "static"
USE_TZ = True

LOG_FILE = BASE_DIR / "logs" / "app.log"
_writable = os.access(LOG_FILE if LOG_FILE.exists() else LOG_FILE.parent, os.W_OK)
_handler = {"class": "logging.FileHandler", "filename": LOG_FILE} if _writable else {"class": "logging.StreamHandler"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"app": {**_handler, "formatter": "line"}},
    "root": {"handlers": ["app"], "level": "INFO"},
}
