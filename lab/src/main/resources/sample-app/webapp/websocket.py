"""An echo over a websocket, spoken on gunicorn's own socket: Debian's gunicorn and nothing else is needed."""
import base64
import hashlib
import socket
import struct

from webapp import release

PATH = "/echo"
LONGEST_MESSAGE = 1 << 20
GOING_AWAY = 1001
_TEXT_PAUSE = 0.5
_FAREWELL = 3
_CLOSE, _PING, _PONG = 8, 9, 10


def is_running():
    """Replaced by gunicorn.conf.py: false once the worker has been told to stop."""
    return True


def wants(environ):
    return environ["PATH_INFO"] == PATH and environ.get("HTTP_UPGRADE", "").lower() == "websocket"


def serve(environ):
    """Takes the connection over until one side says goodbye. A worker that stops says it first."""
    peer = environ["gunicorn.socket"]
    peer.settimeout(_TEXT_PAUSE)
    try:
        peer.sendall(_handshake(environ["HTTP_SEC_WEBSOCKET_KEY"]))
        while is_running():
            first = _begin(peer)
            if first is None:
                continue
            opcode, payload = _rest(peer, first)
            if opcode == _CLOSE:
                peer.sendall(_frame(0x80 | _CLOSE, payload[:2]))
                return
            if opcode == _PING:
                peer.sendall(_frame(0x80 | _PONG, payload))
            elif opcode != _PONG:
                peer.sendall(_frame(first, payload))
        peer.sendall(_frame(0x80 | _CLOSE, struct.pack("!H", GOING_AWAY)))
        _await_goodbye(peer)
    except OSError:
        return


def _await_goodbye(peer):
    peer.settimeout(_FAREWELL)
    while _rest(peer, _exactly(peer, 1)[0])[0] != _CLOSE:
        pass


def _handshake(key):
    magic = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    accept = base64.b64encode(hashlib.sha1(key.encode() + magic).digest()).decode()
    return (
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept}\r\nX-App-Version: {release.VERSION}\r\n\r\n"
    ).encode()


def _begin(peer):
    """The first byte of a frame; None if there was none for a while."""
    try:
        return _exactly(peer, 1)[0]
    except socket.timeout:
        return None


def _rest(peer, first):
    peer.settimeout(_FAREWELL)
    length = _exactly(peer, 1)[0] & 0x7F
    if length == 126:
        length = struct.unpack("!H", _exactly(peer, 2))[0]
    elif length == 127:
        length = struct.unpack("!Q", _exactly(peer, 8))[0]
    if length > LONGEST_MESSAGE:
        raise OSError("a message of this length is not read")
    mask = _exactly(peer, 4)
    payload = bytes(byte ^ mask[i % 4] for i, byte in enumerate(_exactly(peer, length)))
    peer.settimeout(_TEXT_PAUSE)
    return first & 0x0F, payload


def _frame(first, payload):
    size = len(payload)
    if size < 126:
        return bytes([first, size]) + payload
    if size < 1 << 16:
        return struct.pack("!BBH", first, 126, size) + payload
    return struct.pack("!BBQ", first, 127, size) + payload


def _exactly(peer, count):
    received = b""
    while len(received) < count:
        part = peer.recv(count - len(received))
        if not part:
            raise ConnectionResetError("the other side is gone")
        received += part
    return received
