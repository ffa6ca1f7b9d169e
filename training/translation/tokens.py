"""Trains the joint BPE tokenizer and writes it as tokenizer.json for transformers.js."""
import json

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from corpus import LANGUAGES, SENTINELS

SPECIAL = ["<pad>", "</s>", "<unk>"]
LANGUAGE_TOKENS = [f">>{language}<<" for language in LANGUAGES]
PIECES = r"▁?⟦[0-9]⟧|▁?[\p{L}\p{M}']+|▁?\p{N}|▁?[^\p{L}\p{M}\p{N}▁⟦]|▁|⟦"


def _pipeline(model):
    tokenizer = Tokenizer(model)
    straight = [normalizers.Replace(Regex(a), b) for a, b in (("[’‘]", "'"), ("[“”]", '"'), (r"\s+", " "))]
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), *straight, normalizers.Strip()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(prepend_scheme="always", split=False), pre_tokenizers.Split(Regex(PIECES), "isolated")]
    )
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always", split=False)
    return tokenizer


def train_vocabulary(sentences, size):
    """Returns {"pieces": [...], "merges": [[left, right], ...]}; special tokens and sentinels come first."""
    tokenizer = _pipeline(models.BPE(unk_token="<unk>"))
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=SPECIAL, limit_alphabet=400, show_progress=False)
    tokenizer.train_from_iterator(sentences, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    learned = sorted(model["vocab"], key=model["vocab"].get)
    merges = [list(merge) if isinstance(merge, list) else merge.split(" ") for merge in model["merges"]]
    merges = [merge for merge in merges if not set("".join(merge)) & set("⟦⟧")]
    forms, whole = ["⟦", "⟧"], []
    for digit in "0123456789":
        forms += [digit, f"⟦{digit}"]
        whole += [f"⟦{digit}⟧", f"▁⟦{digit}⟧"]
    first = [["⟦", d] for d in "0123456789"] + [[f"⟦{d}", "⟧"] for d in "0123456789"]
    first += [["▁", f"⟦{d}⟧"] for d in "0123456789"]
    known = set(SPECIAL + forms + whole)
    pieces = [piece for piece in learned if piece not in known and not set(piece) & set("⟦⟧")]
    return {"pieces": SPECIAL + whole + pieces + forms, "merges": first + merges}


def build_tokenizer(vocabulary, order=None, with_language_tokens=True):
    """A tokenizer over the pieces, in another id order if one is given; language tokens get the last ids."""
    pieces = vocabulary["pieces"]
    pieces = [pieces[i] for i in order] if order is not None else list(pieces)
    tokens = list(SPECIAL)
    if with_language_tokens:
        pieces, tokens = pieces + LANGUAGE_TOKENS, tokens + LANGUAGE_TOKENS
    ids = {piece: i for i, piece in enumerate(pieces)}
    merges = [tuple(merge) for merge in vocabulary["merges"]]
    described = json.loads(_pipeline(models.BPE(vocab=ids, merges=merges, unk_token="<unk>")).to_str())
    described["added_tokens"] = [
        {"id": ids[token], "content": token, "single_word": False, "lstrip": False, "rstrip": token in LANGUAGE_TOKENS,
         "normalized": False, "special": True}
        for token in tokens
    ]  # fmt: skip
    end = [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}]
    described["post_processor"] = {
        "type": "TemplateProcessing",
        "single": end,
        "pair": end,
        "special_tokens": {"</s>": {"id": "</s>", "ids": [1], "tokens": ["</s>"]}},
    }
    return Tokenizer.from_str(json.dumps(described))
