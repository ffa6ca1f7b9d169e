"""The classifier: the MiniLM encoder, the mean of its token vectors, one linear layer."""

import torch
from torch import nn

from training.base_encoder import load_encoder
from training.sentiment.data import LABELS

FROZEN_LAYERS = 1


class SentimentClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = load_encoder()
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, len(LABELS))
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)
        self.register_buffer("temperature", torch.ones(()))

    def forward(self, input_ids, attention_mask, token_type_ids=None):
        """Returns logits, divided by the temperature so that their softmax can be read as a probability."""
        hidden = self.encoder(input_ids, attention_mask, token_type_ids).last_hidden_state
        weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        return self.head(self.dropout(mean)) / self.temperature

    def freeze_low_layers(self):
        """Saves time: what stands lowest serves any task and changes least in fine-tuning."""
        self.encoder.embeddings.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:FROZEN_LAYERS]:
            layer.requires_grad_(False)
