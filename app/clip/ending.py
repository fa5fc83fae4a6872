"""The last paragraph of an article comes in, and goes out without the sign that says that it ends."""

from __future__ import annotations

import re

# The sign with which a story ends, behind its last sentence: letters (in a circle or a box too) and trademarks only behind a full stop.
END_SIGN = re.compile(
    r"(?:(?P<open>(?:\s|&nbsp;|<(?:sup|strong|b|em|i|u)>)*)[■▪▫◼◻◾⬛●◆◇♦□▮∎]+[\ufe0e\ufe0f]?|"
    r"(?<=[.!?…。”“»\"’')\]])(?P<opened>(?:\s|&nbsp;|<(?:sup|strong|b|em|i|u)>)*)"
    r"(?:®|[Ⓐ-ⓩ\U0001f130-\U0001f189]|/{2,}|\+{3,}|\*{3,}|\#{2,}|[-–—]\s?30\s?[-–—]|[-–—/]?\s?(?:ENDS?|ENDE|FIN|FINE|EINDE|FIM)\b\s?[-–—/]?|"
    r"[-–—/(\[]\s?(?:[Ee]nds?|[Ee]nde|[Ff]in|[Ff]ine|[Ee]inde|[Ff]im)\s?[-–—/)\]]|[-–—/(\[]\s?(?:ENDS?|ENDE|FIN|FINE|EINDE|FIM)\s?[-–—/)\]]|/ends))\s*(?P<close>(?:</\w+>)*)$"
)
# A sign stands among the last characters, its elements and theirs included; the whole of a long list need not be looked through.
LAST = 1000


def without_end_sign(html: str) -> str:
    """Take the sign that ends a story off its last paragraph, with the elements that hold nothing else."""
    begin = max(0, len(html) - LAST)
    found = END_SIGN.search(html[begin:])
    if found is None:
        return html
    own = (found["open"] or found["opened"] or "").count("<")
    closing = re.findall(r"</\w+>", found["close"])
    return html[: begin + found.start()] + "".join(closing[own:])
