"""What went wrong with a fetch comes in; one clear sentence with advice goes out."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.errors import KnownError

IN_BROWSER = "Open it in a browser, save the page there, and open the file here; or paste the text."
LATER = "Try again later."
CHECK = "Check that the address is right and complete."

# Status: sentence about {host}, advice, whether the same may go through later.
STATUSES: dict[int, tuple[str, str, bool]] = {
    401: ("{host} shows this page only to those who log in.", IN_BROWSER, False),
    402: ("{host} shows this page only to those who pay.", IN_BROWSER, False),
    403: ("{host} does not let Clipdesk read this page.", IN_BROWSER, False),
    404: ("{host} has no page at this address.", CHECK, False),
    407: (
        "The network asks for a login before it lets Clipdesk through.",
        "Ask who runs the network.",
        False,
    ),
    408: ("{host} did not get the request in time.", LATER, True),
    410: ("{host} has taken this page down for good.", "An archive of the web may still have it.", False),
    429: ("{host} says that it was asked too often.", LATER, True),
    451: ("{host} may not show this page for legal reasons.", IN_BROWSER, False),
    500: ("{host} has a fault of its own (error 500).", LATER, True),
    502: ("{host} is not reachable behind its own entrance (error 502).", LATER, True),
    503: ("{host} is overloaded or closed for maintenance (error 503).", LATER, True),
    504: ("{host} did not get its own answer in time (error 504).", LATER, True),
}


def status_error(host: str, status: int, retry_after: str) -> KnownError:
    """The error for an answer that is no page; `retry_after` is the header of this name, or ''."""
    if status in STATUSES:
        sentence, advice, retry = STATUSES[status]
    elif status >= 500:
        sentence, advice, retry = f"{{host}} has a fault of its own (error {status}).", LATER, True
    elif status >= 400:
        sentence, advice, retry = f"{{host}} refuses to show this page (error {status}).", IN_BROWSER, False
    else:
        sentence, advice, retry = f"{{host}} gave an answer without a page (code {status}).", CHECK, False
    sentence = sentence.format(host=host)
    wait = _waiting_time(retry_after)
    if wait and status >= 400:
        return KnownError(f"{sentence[:-1]}, and asks to wait {wait}.", f"Try again in {wait}.", retry=True)
    return KnownError(sentence, advice, retry=retry)


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


def _waiting_time(retry_after: str) -> str:
    seconds = round(seconds_to_wait(retry_after))
    if seconds <= 0:
        return ""
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= size:
            count = -(-seconds // size)
            return f"{count} {name}" if count == 1 else f"{count} {name}s"
    return ""


def not_an_address() -> KnownError:
    """What was given is no address of the web."""
    return KnownError("This is not an address of a web page.", "An address begins with http:// or https://.")


def unknown_name(host: str) -> KnownError:
    """The name of the host is not known, or nobody could be asked."""
    return KnownError(
        f"No site named {host} could be found.",
        "Check the spelling of the address, and that this computer is online.",
        retry=True,
    )


def closed_port(host: str, port: int) -> KnownError:
    """The address asks for a port that is not one of the web's."""
    return KnownError(
        f"The address asks for port {port} of {host}, and Clipdesk reads only the usual ports of the web.",
        f"Allow {host}:{port} if you meant it.",
    )


def no_connection(host: str, why: str) -> KnownError:
    """Nothing at the address took the connection; `why` is one of refused, silent, unreachable."""
    sentences = {
        "refused": f"{host} refused the connection.",
        "silent": f"{host} did not answer in time.",
        "unreachable": f"{host} could not be reached.",
    }
    return KnownError(sentences[why], "Check that this computer is online, and try again later.", retry=True)


def silent(host: str) -> KnownError:
    """The connection stands, and nothing comes any more."""
    return KnownError(f"{host} stopped answering.", LATER, retry=True)


def tls_error(host: str, reason: str) -> KnownError:
    """The secure connection could not be made; `reason` is the library's code for it."""
    if "CERTIFICATE" in reason.upper():
        return KnownError(
            f"{host} could not prove that it is {host}: its certificate is not valid.",
            "Somebody may be listening in. Check the date of this computer, or open the page in a browser.",
        )
    return KnownError(f"A secure connection to {host} could not be made.", IN_BROWSER, retry=True)


def redirect_loop(host: str) -> KnownError:
    """The redirects come back to where they were."""
    return KnownError(f"{host} sends the request round in a circle.", IN_BROWSER)


def too_many_redirects(host: str, count: int) -> KnownError:
    """There were more redirects than anybody needs."""
    return KnownError(f"{host} sent the request on more than {count} times.", IN_BROWSER)


def leads_elsewhere(host: str) -> KnownError:
    """A redirect leads to something that is not of the web."""
    return KnownError(f"{host} sends the request on to something that is not a web page.", IN_BROWSER)


def not_a_page(kind: str) -> KnownError:
    """The answer is whole, and no page: `kind` is what it is."""
    return KnownError(f"This is {kind}, not a web page.", "Clip the page that shows or describes it instead.")


def not_a_picture(host: str) -> KnownError:
    """The answer is no picture of a kind that can be kept."""
    return KnownError(f"What {host} sent is not a picture that can be kept.")


def empty(host: str) -> KnownError:
    """The answer has no content."""
    return KnownError(f"{host} sent an empty page.", LATER, retry=True)


def no_answer(host: str) -> KnownError:
    """The connection was closed before the answer began."""
    return KnownError(f"{host} closed the connection without an answer.", LATER, retry=True)


def cut_off(host: str) -> KnownError:
    """The connection was closed in the middle of the answer."""
    return KnownError(f"The answer of {host} broke off before its end.", LATER, retry=True)


def not_http(host: str) -> KnownError:
    """What was answered is not in the language of the web."""
    return KnownError(f"{host} answered in a way that cannot be understood.", IN_BROWSER)


def too_large(host: str, limit: int) -> KnownError:
    """There is more than anybody can read."""
    return KnownError(f"What {host} sends is larger than {limit // (1024 * 1024)} MiB.", IN_BROWSER)


def badly_packed(host: str) -> KnownError:
    """The answer says that it is packed, and cannot be unpacked."""
    return KnownError(f"{host} sent the page packed in a way that cannot be opened.", IN_BROWSER, retry=True)
