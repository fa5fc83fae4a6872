"""Nothing in; the pages that the fuzz changes, each with what makes pages differ: data, layout, scripts, encodings."""

from __future__ import annotations

WORDS = (
    "The ferry to the far bank stopped on Monday after its engine had failed twice within a single week.",
    "“We have asked for a new one since the spring,” said Marta Kell, who drives the school bus on the other side.",
    "The council will meet on Thursday; the repair is thought to cost 310,000 crowns, a third more than last year.",
    "Until then people have to go round by the bridge at Tarn, which takes an hour and is closed to lorries.",
    "A spokesman of the county said that nothing had been decided, and that nobody would be left without a way home.",
)
BODY = "".join(f"<p>{words}</p>" for words in WORDS)

NEWS = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ferry stops | The Quay</title>
<base href="https://quay.example/news/"><link rel="canonical" href="https://quay.example/news/ferry">
<meta property="og:title" content="The ferry stops"><meta name="author" content="Imre Valk">
<meta property="article:published_time" content="2026-03-04T10:00:00+01:00"><meta name="description" content="Twice in a week.">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"The ferry stops",
"author":[{{"@type":"Person","name":"Imre Valk"}}],"datePublished":"2026-03-04","image":"a.jpg","articleSection":"Town"}}</script>
<style>.note{{display:none}} @media print {{ .x {{ color:red }} }}</style></head>
<body class="page"><nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li></ul></nav>
<article id="story"><header><h1>The ferry stops</h1><p class="byline">By <a href="/imre">Imre Valk</a></p>
<time datetime="2026-03-04">4 March 2026</time></header><figure><img src="a.jpg" srcset="a.jpg 1x, b.jpg 2x" alt="The quay">
<figcaption>The quay on Monday. Photo: M. Kell</figcaption></figure>{BODY}<h2>What comes next</h2>
<ul><li>The council meets.</li><li>The engine is looked at.<ol start="3"><li>First</li><li value="9">Then</li></ol></li></ul>
<blockquote><p>Nobody asked us.</p></blockquote><p><del>Two</del> <ins>Three</ins> boats<sup>2</sup> of 10<sup>6</sup> m.</p>
<table><caption>Boats</caption><tr><th>Year</th><th>Boats</th></tr><tr><td rowspan="2">2025</td><td>3</td></tr>
<tr><td align="right">4</td></tr></table><pre><code>a = 1\n  b = 2</code></pre><hr></article>
<aside class="related"><h3>Read more</h3><ul><li><a href="/other">Another story</a></li></ul></aside>
<footer>© The Quay 2026</footer></body></html>"""

OLD = f"""<html><head><title>Ferry</title><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head>
<body bgcolor=white><table width=100%><tr><td width=120><a href=index.htm>Home</a><br><a href=b.htm>Bridge</a></td>
<td><font size=5><b>The ferry stops</b></font><br><i>By Imre Valk</i><br><br>{"<br><br>".join(WORDS)}<center><img src=q.gif
width=300 height=200></center><dl><dt>Boat<dd>A thing that floats.</dl></td></tr></table></body></html>"""

ODD = f"""<html lang="ja"><body><main><h1><ruby>渡<rt>わた</rt></ruby>し船</h1><div role="article">{BODY}
<p><q>Nobody</q> <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> <span aria-hidden="true">x</span>
<span data-mathml="<math><msup><mi>x</mi><mn>2</mn></msup></math>">x2</span></p></div>
<template shadowrootmode="open"><p>{WORDS[0]}</p></template><picture><source srcset="c.webp 1200w" media="(min-width: 600px)">
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></picture><details><summary>More</summary><p>{WORDS[1]}</p></details>
<noscript><img src="d.jpg" alt="d"></noscript><object data="e.png" type="image/png">e</object><svg><text>no</text></svg>
<div style="background-image:url('f.jpg')"></div><iframe src="https://video.example/1"></iframe><form><input value="1">
<label><input type="checkbox" checked>Yes</label><select><option>One</option></select><button>Send</button></form>
<p id="fn1">1. A note at the foot. <a href="#ref1">↑</a></p></main></body></html>"""

SCRIPTED = f"""<!doctype html><html><head><title>The ferry stops</title></head><body><div id="__next"></div>
<script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{"article":{{"title":"The ferry stops",
"body":"{BODY.replace('"', "'")}","id":7}}}}}}}}</script>
<script>window.__STATE__ = {{"story": ["{WORDS[0]}", {{"t": "p", "c": "{WORDS[1]}"}}]}};</script></body></html>"""

LIVE = "<html><body><div class='live-blog'><h1>Live: the ferry</h1>" + "".join(
    f"<div class='post'><time datetime='2026-03-04T1{at}:00'>1{at}:00</time><h3>At {at}</h3><p>{words}</p></div>"
    for at, words in enumerate(WORDS)
)
LIVE += "<div class='paywall'><h2>Subscribe to read on</h2><a href='/pay'>Subscribe</a></div><a rel=next href='?page=2'>Next</a></div>"

MHTML = f"""From: <Saved>\r\nSnapshot-Content-Location: https://quay.example/news/ferry\r\nMIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--edge"\r\n\r\n----edge\r\nContent-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://quay.example/news/ferry\r\n
<html><body><article><h1>Ferry</h1>{BODY}<img src=3D"cid:a@b"></article></body></html>\r\n----edge
Content-Type: image/gif\r\nContent-ID: <a@b>\r\nContent-Transfer-Encoding: base64\r\n
R0lGODlhAQABAAAAACwAAAAAAQABAAA=\r\n----edge--\r\n"""

PASTED = (
    "The ferry stops\n\nBy Imre Valk\n4 March 2026\n\n"
    + "\n\n".join(WORDS)
    + "\n\n> Nobody asked us.\n\n- One\n- Two\n"
)

CHINESE = (
    "<html lang=zh><head><meta charset=gbk><title>渡船停航</title></head><body><div class=content><h1>渡船停航</h1>"
    + "<p>星期一渡船因发动机一周内两次故障而停航，居民只好绕行上游的大桥，来回要多花一个小时。</p>" * 4
    + "<p>县政府发言人说：“目前还没有任何决定。”</p></div></body></html>"
)

# The page, its encoding, the type that came with it, and whether it was pasted.
SEEDS: tuple[tuple[str, bytes, str], ...] = (
    ("news", NEWS.encode(), "text/html; charset=utf-8"),
    ("old", OLD.encode("cp1252"), "text/html"),
    ("odd", ODD.encode(), "text/html"),
    ("scripted", SCRIPTED.encode(), ""),
    ("live", LIVE.encode("utf-16"), "text/html"),
    ("saved", MHTML.encode(), "multipart/related"),
    ("pasted", PASTED.encode(), "text/plain"),
    ("chinese", CHINESE.encode("gbk"), "text/html"),
)
