"""Reads the sentiment rows and draws one training pass from them."""

import gzip
import random
import zlib
from collections import defaultdict
from typing import NamedTuple

LABELS = ("negative", "neutral", "positive")

# Rows drawn per pass from each source and label; a label with fewer rows gives all it has.
# GoEmotions is drawn evenly over the labels, which is what macro-F1 rewards, and the noisy
# film subtitles (xed) are only a pinch, there to show short everyday neutral sentences.
ROWS_PER_PASS = {"goemotions": 8000, "movie-reviews": 5000, "uci": 500, "dev": 1600, "xed": 1200}
HELD_OUT_PERCENT = 4
CHAT_NOISE_SHARE = 0.25


class Row(NamedTuple):
    label: int
    text: str
    source: str


def read_rows(path):
    """Returns the English rows of a train or dev file, plain or gzipped."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
        next(lines)
        columns = (line.rstrip("\n").split("\t") for line in lines)
        return [Row(LABELS.index(label), text, source) for label, text, lang, source in columns if lang == "en"]


def split_held_out(rows):
    """Parts off the rows for calibration, by a hash of the text so that it never changes."""
    held_out = [row for row in rows if is_held_out(row.text)]
    return [row for row in rows if not is_held_out(row.text)], held_out


def is_held_out(text):
    return zlib.crc32(text.encode()) % 100 < HELD_OUT_PERCENT


def group_of(source):
    """The key of ROWS_PER_PASS that a source counts towards: uci-yelp counts towards uci."""
    return source if source in ROWS_PER_PASS else source.split("-")[0]


def draw_pass(rows, seed):
    """Draws the rows of one pass; another seed draws other rows of the sources that have more."""
    chooser = random.Random(seed)
    pools = defaultdict(list)
    for row in rows:
        pools[group_of(row.source), row.label].append(row)
    drawn = []
    for (group, _), pool in sorted(pools.items()):
        drawn += chooser.sample(pool, min(len(pool), ROWS_PER_PASS[group]))
    return [row._replace(text=add_chat_noise(row.text, chooser)) for row in drawn]


def add_chat_noise(text, chooser):
    """Drops the punctuation of some rows as chat does (case needs nothing: the model is uncased)."""
    if chooser.random() >= CHAT_NOISE_SHARE:
        return text
    if chooser.random() < 0.5:
        return text.rstrip(" .!?…") or text
    kept = "".join(sign for sign in text if sign not in ".,;:!?\"")
    return kept if kept.strip() else text
