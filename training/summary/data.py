"""Reads meetings as conversations: units (speaker, text) with references and, for AMI, extracted shares."""

import gzip
import json
import re
from typing import NamedTuple

LONG_TURN_WORDS = 40
TRANSCRIPTION_TAG = re.compile(r"\{[a-z]*\}|\[[a-z ]*\]|@", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


class Unit(NamedTuple):
    """What is scored and selected as a whole: a message, or one sentence of a long one."""

    speaker: str
    text: str
    extracted: float = 0.0  # AMI: share of the turn's words that annotators extracted


class Conversation(NamedTuple):
    id: str
    units: list
    reference: str


def read_ami(folder, part):
    return [
        Conversation(row["id"], units_of(row["turns"]), row["abstractive"])
        for row in read_lines(folder / f"summarisation/ami.{part}.jsonl.gz")
    ]


def read_qmsum(folder, part):
    return [
        Conversation(row["id"], units_of(row["turns"]), row["general"][0][1])
        for row in read_lines(folder / f"summarisation/qmsum.{part}.jsonl.gz")
    ]


def is_ami(conversation):
    """AMI meetings stand in QMSum too, with another summary; their ids tell them apart."""
    return conversation.id[:2] in ("ES", "IS", "TS", "EN", "IB", "IN")


def read_lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def units_of(turns):
    """Cleans the turns and splits the long ones into sentences, as Parley splits long messages.

    Speakers get made-up names: here they are roles ("Marketing"), and a speaker's name is never a content word.
    """
    units, speakers = [], {}
    for name, text, *share in turns:
        speaker = speakers.setdefault(name, f"speaker{len(speakers)}")
        clean = " ".join(TRANSCRIPTION_TAG.sub(" ", text).split())
        pieces = SENTENCE_END.split(clean) if len(clean.split()) > LONG_TURN_WORDS else [clean]
        units += [Unit(speaker, piece, *share) for piece in pieces if piece]
    return units
