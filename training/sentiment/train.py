"""Fine-tunes the sentiment classifier for a given time on one CPU core and writes checkpoint.pt."""

import argparse
import itertools
import time
from pathlib import Path

import torch
from sklearn.metrics import f1_score
from torch.nn.functional import cross_entropy

from training.sentiment.batches import pad, shuffled_batches, tokenise
from training.sentiment.calibration import fit_temperature
from training.sentiment.data import draw_pass, read_rows, split_held_out
from training.sentiment.model import SentimentClassifier

SEED = 20261122
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
WARM_UP_SHARE = 0.04
REPORTS = 4


def main():
    options = read_options()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    train_rows, held_out = split_held_out(read_rows(options.data / "sentiment/train.tsv.gz"))
    model = SentimentClassifier()
    model.freeze_low_layers()
    train(model, train_rows, held_out, options)
    finish(model, held_out, options.out)


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("../train/sentiment"))
    parser.add_argument("--minutes", type=float, default=42)
    return parser.parse_args()


def train(model, rows, held_out, options):
    """Trains until the time is over; the learning rate falls to zero with the time that is left."""
    optimizer = make_optimizer(model)
    base_rates = [group["lr"] for group in optimizer.param_groups]
    started, reports, tokens = time.monotonic(), 0, 0
    for step, (number, batch) in enumerate(all_batches(rows)):
        share = (time.monotonic() - started) / (options.minutes * 60)
        if share >= 1:
            return
        for group, rate in zip(optimizer.param_groups, base_rates):
            group["lr"] = rate * min(share / WARM_UP_SHARE, (1 - share) / (1 - WARM_UP_SHARE))
        loss = take_step(model, optimizer, batch)
        tokens += batch[1].sum().item()
        if step % 100 == 0:
            print(f"{share:6.1%} pass {number} step {step} tokens {tokens} loss {loss:.3f}", flush=True)
        if share * REPORTS > reports + 1:
            reports += 1
            report(model, held_out, options.out)


def all_batches(rows):
    """Yields (pass number, batch) without end."""
    for number in itertools.count():
        for batch in shuffled_batches(draw_pass(rows, SEED + number), SEED + number):
            yield number, batch


def make_optimizer(model):
    encoder = [weight for weight in model.encoder.parameters() if weight.requires_grad]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": model.head.parameters(), "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def take_step(model, optimizer, batch):
    ids, mask, labels = batch
    loss = cross_entropy(model(ids, mask), labels)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


def predict(model, rows):
    """Returns the logits of the rows, in their order."""
    model.eval()
    examples = tokenise(rows)
    order = sorted(range(len(rows)), key=lambda index: len(examples[index][0]))
    logits = torch.empty(len(rows), 3)
    with torch.inference_mode():
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            ids, mask, _ = pad([examples[index] for index in chosen])
            logits[chosen] = model(ids, mask)
    model.train()
    return logits


def report(model, held_out, out):
    """Prints the held-out scores and saves what there is, so that an early export is possible."""
    guesses = predict(model, held_out).argmax(1).tolist()
    for source in ("goemotions", "movie-reviews", "dev-stackoverflow-senti4sd"):
        pairs = [(row.label, guess) for row, guess in zip(held_out, guesses) if row.source == source]
        score = f1_score(*zip(*pairs), labels=sorted({label for label, _ in pairs}), average="macro")
        print(f"held out {source}: macro-F1 {score:.4f} of {len(pairs)}", flush=True)
    torch.save(model.state_dict(), out / "checkpoint.pt")


def finish(model, held_out, out):
    """Fits the temperature on the held-out rows and saves the final checkpoint."""
    labels = torch.tensor([row.label for row in held_out])
    model.temperature.fill_(fit_temperature(predict(model, held_out), labels))
    print(f"temperature {model.temperature.item():.3f}")
    report(model, held_out, out)


if __name__ == "__main__":
    main()
