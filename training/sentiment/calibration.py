"""Makes the probabilities mean what they say: one temperature, fitted on held-out training rows."""

import torch
from torch.nn.functional import cross_entropy


def fit_temperature(logits, labels):
    """Returns the temperature in 0.50, 0.51 … 3.00 under which the labels are likeliest."""
    candidates = torch.arange(0.5, 3.005, 0.01)
    losses = [cross_entropy(logits / temperature, labels) for temperature in candidates]
    return candidates[int(torch.stack(losses).argmin())].item()
