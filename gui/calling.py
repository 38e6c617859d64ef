"""Links from other programs: `hexapla://annotation/…` reaches the window that is open.

Each window listens on a local socket named after its library. A second start of the program with
a link hands it over there and ends; where nobody listens, it opens a window of its own. What
comes in is an address from outside: it is read as one or refused, and it can do nothing but show
a note.
"""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from core.annotations.deeplinks import target_of

_WAIT_MS = 1000
_MOST_BYTES = 200
_TAKEN = b"taken\n"


class Calling(QObject):
    """Listens for links to notes of one library; `called` carries the address."""

    called = Signal(str)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._listen(_name(library))
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @property
    def listening(self) -> bool:
        """Whether links reach this window; another window on the library may have come first."""
        return self._server.isListening()

    def stop(self) -> None:
        """Listen no longer."""
        self._server.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the links that macOS hands to a program as files to be opened."""
        if isinstance(event, QFileOpenEvent) and target_of(event.url().toString()):
            self.called.emit(event.url().toString())
            return True
        return super().eventFilter(watched, event)

    def _listen(self, name: str) -> None:
        # Listening would take the name from a window that has it; only what is left of one that
        # ended without closing its socket may go.
        if _somebody_listens(name):
            return
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._take(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        line = bytes(socket.readLine(_MOST_BYTES).data())
        address = line.decode("utf-8", "replace").strip()
        if target_of(address) is not None:
            socket.write(_TAKEN)
            self.called.emit(address)
        socket.disconnectFromServer()


def hand_over(library: Path, address: str) -> bool:
    """Give a link to the window that is open on this library; says whether one has taken it.

    Waits two seconds at most.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(f"{address}\n".encode())
    taken = socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readAll().data()) == _TAKEN
    socket.disconnectFromServer()
    return taken


def _somebody_listens(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket.waitForConnected(_WAIT_MS)


def _name(library: Path) -> str:
    """The name of the socket for a library, the same however its path is written."""
    return f"hexapla-{sha256(str(library.resolve()).encode()).hexdigest()[:24]}"
