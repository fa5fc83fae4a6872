"""The last paragraph of an article comes in, and goes out without the sign that says that it ends."""

from __future__ import annotations

import re

# The sign with which a story ends, behind its last sentence: letters (in a circle or a box too) and trademarks only behind a full stop.
END_SIGN = re.compile(
    r"(?:(?:\s|&nbsp;)*(?P<open>(?:<(?:sup|strong|b|em|i|u)>)*)\s*[■▪▫◼◻◾⬛●◆◇♦□▮∎]+[\ufe0e\ufe0f]?|"
    r"(?<=[.!?…。”“»\"’')\]])(?:\s|&nbsp;)*(?P<opened>(?:<(?:sup|strong|b|em|i|u)>)*)\s*"
    r"(?:®|[Ⓐ-ⓩ\U0001f130-\U0001f189]|/{2,}|\+{3,}|\*{3,}|\#{2,}|[-–—]\s?30\s?[-–—]|[-–—/]?\s?(?:ENDS?|ENDE|FIN|FINE|EINDE|FIM)\b\s?[-–—/]?|"
    r"[-–—/(\[]\s?(?:[Ee]nds?|[Ee]nde|[Ff]in|[Ff]ine|[Ee]inde|[Ff]im)\s?[-–—/)\]]|[-–—/(\[]\s?(?:ENDS?|ENDE|FIN|FINE|EINDE|FIM)\s?[-–—/)\]]|/ends))\s*(?P<close>(?:</\w+>)*)$"
)


def without_end_sign(html: str) -> str:
    """Take the sign that ends a story off its last paragraph, with the elements that hold nothing else."""
    found = END_SIGN.search(html)
    if found is None:
        return html
    own = (found["open"] or found["opened"] or "").count("<")
    closing = re.findall(r"</\w+>", found["close"])
    return html[: found.start()] + "".join(closing[own:])
