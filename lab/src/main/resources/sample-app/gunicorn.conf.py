from webapp import misbehaviour, websocket

bind = f"0.0.0.0:{misbehaviour.port()}"
workers = 2
threads = 24
accesslog = "-"
graceful_timeout = 15
# Longer than nginx keeps an idle connection: whoever reuses connections must be the one that closes them.
keepalive = 30


def on_starting(server):
    misbehaviour.begin()


def when_ready(server):
    misbehaviour.ready()


def post_worker_init(worker):
    websocket.is_running = lambda: worker.alive
