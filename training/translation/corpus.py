"""Reads the parallel corpus, cleans it and replaces protected spans by sentinels."""
import gzip
import random
import re
import unicodedata
from pathlib import Path

LANGUAGES = ("fr", "es", "de")
SENTINELS = [f"⟦{number}⟧" for number in range(10)]
DEFAULT_DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "translation"

CODE = re.compile(
    r"`[^`]+`|\{\{.*?\}\}|%\(\w+\)[sd]|%[sd]\b|</?\w+>|https?://[^\s)>]+|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)[@#]\w[\w-]*"
)
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:/]\d+)*(?![\w]|[.,]\d)")
PROTECTED = re.compile(f"{CODE.pattern}|{NUMBER.pattern}")
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")

_REPLACEMENTS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def normalise(text):
    """One spelling for apostrophes, quotes and spaces (the same table runs in tokenizer.json)."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_REPLACEMENTS).split())


def read_rows(path):
    """Yields (english, other, source) of one corpus file, as written."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3:
                yield tuple(fields)


def training_rows(data, language):
    """Cleaned training pairs without duplicates, empty sides or wild length ratios."""
    seen = set()
    for english, other, source in read_rows(Path(data) / f"en-{language}.train.tsv.gz"):
        pair = normalise(english), normalise(other)
        if not pair[0] or not pair[1] or pair in seen or pair[0] == pair[1] and len(pair[0]) > 40:
            continue
        ratio = (len(pair[1]) + 8) / (len(pair[0]) + 8)
        if not 0.45 < ratio < 2.2 or max(map(len, pair)) > 400:
            continue
        seen.add(pair)
        yield (*pair, source)


def common_spans(english, other, expression):
    """Spans of the expression that stand exactly once on each side, identical."""
    left, right = expression.findall(english), expression.findall(other)
    return [span for span in left if left.count(span) == 1 == right.count(span) and english.count(span) == 1 == other.count(span)]


def add_sentinels(english, other, chance: random.Random):
    """Replaces some identical spans by sentinels with the same index on both sides."""
    spans = [span for span in common_spans(english, other, CODE) if chance.random() < 0.75]
    spans += [span for span in common_spans(english, other, NUMBER) if chance.random() < 0.5]
    spans += [span for span in common_spans(english, other, NAME) if chance.random() < 0.15]
    spans = [span for span in spans if not any(span != wider and span in wider for wider in spans)][:10]
    if not spans:
        return english, other
    indices = list(range(len(spans))) if chance.random() < 0.5 else chance.sample(range(10), len(spans))
    sentinel = {span: SENTINELS[index] for span, index in zip(spans, indices)}
    any_span = re.compile("|".join(map(re.escape, sorted(spans, key=len, reverse=True))))
    return tuple(any_span.sub(lambda match: sentinel[match.group()], text) for text in (english, other))


def protect(text):
    """Replaces every code-like span and number of a source text; returns the text and the spans (for evaluation)."""
    spans = []

    def keep(match):
        if len(spans) == 10:
            return match.group()
        spans.append(match.group())
        return SENTINELS[len(spans) - 1]

    return PROTECTED.sub(keep, text), spans


def restore(text, spans):
    """Puts protected spans back where their sentinels stand."""
    for index, span in enumerate(spans):
        text = text.replace(SENTINELS[index], span)
    return text
