"""Tables as one HTML file that opens anywhere: sentences, every row, nothing fetched, every text escaped."""

from html import escape

from components.base.look import Look, using
from components.export.kit import now
from components.export.print_sheet import list_html, table_html
from components.topics.contract import Content

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = (
    "body{font-family:'Noto Sans SC','Microsoft YaHei',sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;"
    "color:#26343b;background:#fff}table{border-collapse:collapse;width:100%;font-size:.875rem}"
    "th,td{border:1px solid #d8d2c2;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#efe9db}"
    ".figure{text-align:right}thead{display:table-header-group}tr{break-inside:avoid}"
)


def table_page(content: Content, look: Look) -> bytes:
    """The content's sentences and tables as a page of their own."""
    with using(look):
        sentences = list_html("", (sentence.text for sentence in content.sentences), "ul")
        parts = [
            f"<h1>{escape(content.heading)}</h1><p>{escape(content.answer)}</p>", sentences,
            *map(table_html, content.tables), f"<footer>{now():%Y-%m-%d %H:%M}</footer>",
        ]  # fmt: skip
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head += f"<title>{escape(content.heading)}</title><style>{STYLE}</style>"
    language = "zh-CN" if look.language == "zh" else look.language
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{"".join(parts)}</body></html>'.encode()
