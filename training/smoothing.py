"""Evens out the activations before int8 quantisation (SmoothQuant, Xiao et al. 2022, without folding).

MiniLM has a few activation channels that are many times larger than the rest. Dynamic quantisation
takes one scale for the whole batch from them, so the rest loses precision and a message's result
depends on its batch neighbours. Dividing the large channels by a factor and multiplying the weights
that read them by the same factor changes nothing in fp32 and much in int8.
"""

import torch
from torch import nn

STRENGTH = 0.9  # 0: leave the activations as they are; 1: make all channels equally large


class SmoothedLinear(nn.Module):
    def __init__(self, linear, factor):
        super().__init__()
        self.inverse = nn.Parameter(1 / factor, requires_grad=False)
        self.weight = nn.Parameter((linear.weight * factor).detach(), requires_grad=False)
        self.bias = linear.bias

    def forward(self, hidden):
        return nn.functional.linear(hidden * self.inverse, self.weight, self.bias)


@torch.inference_mode()
def largest_inputs(encoder, batches):
    """Returns the largest absolute input of each channel, by the linear layer's name."""
    largest = {}

    def watch(name):
        def record(_, inputs):
            seen = inputs[0].abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest[name], seen) if name in largest else seen

        return record

    hooks = [layer.register_forward_pre_hook(watch(name)) for name, layer in linear_layers(encoder)]
    for ids, mask in batches:
        encoder(ids, mask)
    for hook in hooks:
        hook.remove()
    return largest


def linear_layers(encoder):
    return [(name, layer) for name, layer in encoder.named_modules() if isinstance(layer, nn.Linear)]


def smooth(encoder, batches):
    """Replaces the linear layers by smoothed ones; layers that read the same input share their factor."""
    largest = largest_inputs(encoder, batches)
    layers = dict(linear_layers(encoder))
    for group in groups_by_input(layers):
        weights = torch.stack([layers[name].weight.abs().amax(0) for name in group]).amax(0)
        inputs = largest[group[0]].clamp(min=1e-4)
        factor = inputs**STRENGTH / weights.clamp(min=1e-4) ** (1 - STRENGTH)
        for name in group:
            replace(encoder, name, SmoothedLinear(layers[name], factor))


def groups_by_input(names):
    """Query, key and value of a layer read the same input; every other linear layer has its own."""
    groups = {}
    for name in names:
        key = name.rsplit(".", 1)[0] if name.endswith(("query", "key", "value")) else name
        groups.setdefault(key, []).append(name)
    return groups.values()


def replace(encoder, name, layer):
    parent, child = name.rsplit(".", 1)
    setattr(encoder.get_submodule(parent), child, layer)
