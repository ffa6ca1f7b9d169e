"""The features of a unit: pure arithmetic over its words, its place and its embedding. See FEATURES.md."""

import math
import re
from collections import Counter

import numpy

LINK = re.compile(r"https?://\S+")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MINIMUM_WORDS = 3
NEIGHBOURS = 5
FUNCTION_WORDS = frozenset(
    "a about after again all also am an and any are aren't as at be because been before being but by can can't could "
    "couldn't did didn't do does doesn't doing don't down each even few for from further get go going gonna got had has "
    "have haven't having he her here hers him his how i i'd i'll i'm i've if in into is isn't it it's its just let's like "
    "may me might more most much must my no nor not now of off on once one only or other our out over own same she "
    "should so some such than that that's the their them then there there's these they they're thing things this those "
    "through to too under until up us very was wasn't we we'll we're we've well were what what's when where which while "
    "who why will with won't would you you'll you're you've your".split()
)
FILLERS = frozenset(
    "actually ah alright anyway aye basically bye cool er erm fine good great guess haha hello hey hi hm hmm huh kinda "
    "lol mean mhm mm nah nice nope obviously oh ok okay ooh oops really right sorry sure thank thanks uh uhm um whatever "
    "wow yay yeah yep yes yup".split()
)
NAMES = (
    "centrality",
    "neighbourhood",
    "length",
    "shared_words",
    "content_share",
    "filler_share",
    "position",
    "opening",
    "closing",
    "speaker_share",
    "question",
)


def words_of(text):
    """Returns the lower-case words outside links; a curly apostrophe becomes a straight one."""
    return [word.replace("’", "'") for word in WORD.findall(LINK.sub(" ", text).lower())]


def content_words(words, names):
    return [word for word in words if word not in FUNCTION_WORDS and word not in FILLERS and word not in names]


def names_in(units):
    """Returns the words of the speakers' names: chat addresses people by name, which says nothing of the topic."""
    return {word for unit in units for word in words_of(unit.speaker)}


def candidates_of(units):
    """Returns the indexes of the units that have enough words to be worth showing."""
    return [index for index, unit in enumerate(units) if len(words_of(unit.text)) >= MINIMUM_WORDS]


def features_of(units, embeddings):
    """Returns a row of NAMES per candidate; units are the candidates in order, embeddings their vectors."""
    words = [words_of(unit.text) for unit in units]
    names = names_in(units)
    contents = [content_words(row, names) for row in words]
    lengths = numpy.log1p([len(row) for row in words])
    columns = [
        embeddings @ normalised(embeddings.mean(0)),
        neighbourhood(embeddings),
        standardised(lengths),
        standardised(shared_words(contents)),
        [len(content) / len(row) for content, row in zip(contents, words)],
        [sum(word in FILLERS for word in row) / len(row) for row in words],
        *place_columns(len(units)),
        speaker_shares(units, words),
        [float("?" in unit.text) for unit in units],
    ]
    return numpy.column_stack(columns)


def normalised(vector):
    norm = numpy.linalg.norm(vector)
    return vector / norm if norm > 0 else vector


def neighbourhood(embeddings):
    """Cosine of each unit with the mean of up to five units on either side, itself left out; alone: 0."""
    values = []
    for index, vector in enumerate(embeddings):
        low, high = max(0, index - NEIGHBOURS), min(len(embeddings), index + NEIGHBOURS + 1)
        others = [other for other in range(low, high) if other != index]
        values.append(float(vector @ normalised(embeddings[others].mean(0))) if others else 0.0)
    return values


def standardised(values):
    """Takes off the conversation's mean and divides by its (population) deviation: 0 where all are equal."""
    values = numpy.asarray(values, dtype=numpy.float64)
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation > 1e-9 else numpy.zeros(len(values))


def shared_words(contents):
    """Sum over a unit's distinct content words of ln(number of units with the word), over the root of their number."""
    units_with = Counter(word for content in contents for word in set(content))
    return [
        sum(math.log(units_with[word]) for word in set(content)) / math.sqrt(len(set(content))) if content else 0.0
        for content in contents
    ]


def place_columns(count):
    """Returns position (0 to 1), and how near the beginning and the end it is (1 falling to 0 within a tenth)."""
    position = numpy.arange(count) / max(1, count - 1)
    return position, numpy.maximum(0, 1 - 10 * position), numpy.maximum(0, 1 - 10 * (1 - position))


def speaker_shares(units, words):
    """Returns the share of the conversation's words that the unit's speaker said."""
    said = Counter()
    for unit, row in zip(units, words):
        said[unit.speaker] += len(row)
    total = sum(said.values())
    return [said[unit.speaker] / total for unit in units]
