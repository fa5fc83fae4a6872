"""What went wrong with a fetch comes in; the error that says so goes out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from app.domain.codes.message import Message
from app.domain.codes.troubles import FileKind, Span, Trouble
from app.domain.errors import KnownError

# What an answer that is no page is called, and whether the same may go through later.
STATUSES: Mapping[int, tuple[Trouble, bool]] = {
    401: (Trouble.STATUS_401, False),
    402: (Trouble.STATUS_402, False),
    403: (Trouble.STATUS_403, False),
    404: (Trouble.STATUS_404, False),
    407: (Trouble.STATUS_407, False),
    408: (Trouble.STATUS_408, True),
    410: (Trouble.STATUS_410, False),
    429: (Trouble.STATUS_429, True),
    451: (Trouble.STATUS_451, False),
    500: (Trouble.STATUS_500, True),
    502: (Trouble.STATUS_502, True),
    503: (Trouble.STATUS_503, True),
    504: (Trouble.STATUS_504, True),
}


WHYS: Mapping[str, Trouble] = {
    "refused": Trouble.CONNECTION_REFUSED,
    "silent": Trouble.CONNECTION_SILENT,
    "unreachable": Trouble.HOST_UNREACHABLE,
}


def status_error(host: str, status: int, retry_after: str) -> KnownError:
    """The error for an answer that is no page; `retry_after` is the header of this name, or ''."""
    if status in STATUSES:
        code, retry = STATUSES[status]
        answer = Message(code, host=host)
    elif status >= 500:
        answer, retry = Message(Trouble.SERVER_FAULT, host=host, status=str(status)), True
    elif status >= 400:
        answer, retry = Message(Trouble.SERVER_REFUSES, host=host, status=str(status)), False
    else:
        answer, retry = Message(Trouble.ANSWER_WITHOUT_PAGE, host=host, status=str(status)), False
    wait = _waiting_time(retry_after)
    if wait is not None and status >= 400:
        return KnownError(Trouble.ASKED_TO_WAIT, answer=answer, wait=wait, retry=True)
    return KnownError.of(answer, retry=retry)


def seconds_to_wait(retry_after: str) -> float:
    """The seconds that a Retry-After header asks for, whether it counts them or names a time; 0 without one."""
    from email.utils import parsedate_to_datetime

    bare = retry_after.strip()
    if bare.isascii() and bare.isdigit() and len(bare) <= 8:
        return float(bare)
    try:
        then = parsedate_to_datetime(bare)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def _waiting_time(retry_after: str) -> Message | None:
    seconds = round(seconds_to_wait(retry_after))
    for size, span in ((86400, Span.DAYS), (3600, Span.HOURS), (60, Span.MINUTES), (1, Span.SECONDS)):
        if seconds >= size:
            return Message(span, count=-(-seconds // size))
    return None


def not_an_address() -> KnownError:
    """What was given is no address of the web."""
    return KnownError(Trouble.NO_WEB_ADDRESS)


def unknown_name(host: str) -> KnownError:
    """The name of the host is not known, or nobody could be asked."""
    return KnownError(Trouble.HOST_UNKNOWN, host=host, retry=True)


def closed_port(host: str, port: int) -> KnownError:
    """The address asks for a port that is not one of the web's."""
    return KnownError(Trouble.PORT_CLOSED, port=str(port), host=host)


def no_connection(host: str, why: str) -> KnownError:
    """Nothing at the address took the connection; `why` is one of refused, silent, unreachable."""
    return KnownError(WHYS[why], host=host, retry=True)


def silent(host: str) -> KnownError:
    """The connection stands, and nothing comes any more."""
    return KnownError(Trouble.HOST_SILENT, host=host, retry=True)


def tls_error(host: str, reason: str) -> KnownError:
    """The secure connection could not be made; `reason` is the library's code for it."""
    if "CERTIFICATE" in reason.upper():
        return KnownError(Trouble.CERTIFICATE_INVALID, host=host)
    return KnownError(Trouble.NO_SECURE_CONNECTION, host=host, retry=True)


def redirect_loop(host: str) -> KnownError:
    """The redirects come back to where they were."""
    return KnownError(Trouble.REDIRECT_CIRCLE, host=host)


def too_many_redirects(host: str, count: int) -> KnownError:
    """There were more redirects than anybody needs."""
    return KnownError(Trouble.TOO_MANY_REDIRECTS, host=host, count=count)


def leads_elsewhere(host: str) -> KnownError:
    """A redirect leads to something that is not of the web."""
    return KnownError(Trouble.REDIRECT_ELSEWHERE, host=host)


def not_a_page(kind: FileKind) -> KnownError:
    """The answer is whole, and no page: `kind` is what it is."""
    return KnownError(Trouble.ANSWER_IS_OTHER, kind=kind)


def not_a_picture(host: str) -> KnownError:
    """The answer is no picture of a kind that can be kept."""
    return KnownError(Trouble.NO_PICTURE, host=host)


def empty(host: str) -> KnownError:
    """The answer has no content."""
    return KnownError(Trouble.ANSWER_EMPTY, host=host, retry=True)


def no_answer(host: str) -> KnownError:
    """The connection was closed before the answer began."""
    return KnownError(Trouble.NO_ANSWER, host=host, retry=True)


def cut_off(host: str) -> KnownError:
    """The connection was closed in the middle of the answer."""
    return KnownError(Trouble.ANSWER_CUT_OFF, host=host, retry=True)


def not_http(host: str) -> KnownError:
    """What was answered is not in the language of the web."""
    return KnownError(Trouble.ANSWER_NOT_HTTP, host=host)


def too_large(host: str, limit: int) -> KnownError:
    """There is more than anybody can read."""
    return KnownError(Trouble.ANSWER_TOO_LARGE, host=host, mebibytes=limit // (1024 * 1024))


def badly_packed(host: str) -> KnownError:
    """The answer says that it is packed, and cannot be unpacked."""
    return KnownError(Trouble.ANSWER_BADLY_PACKED, host=host, retry=True)
