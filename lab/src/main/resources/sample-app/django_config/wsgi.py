import logging
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "django_config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

from webapp import release, websocket  # noqa: E402

_pages = get_wsgi_application()


def application(environ, start_response):
    if websocket.wants(environ):
        websocket.serve(environ)
        # So gunicorn learns that the connection is over and nothing may be written to it.
        raise StopIteration
    return _pages(environ, start_response)


logging.getLogger("app").info("version %s starts", release.VERSION)
