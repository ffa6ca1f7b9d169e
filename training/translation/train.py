"""Step 2: trains one direction for a given wall-clock time; resumable (run again with the same --out)."""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from batches import PAD, Direction, batches, pad
from corpus import DEFAULT_DATA
from evaluate import score_sample
from model import WIDTH, Translator

RANDOM_CANDIDATES, WARMUP_STEPS = 400, 300


class Rows:
    """The shared embedding matrix; Adam touches only the rows that a batch uses."""

    def __init__(self, weight):
        self.weight, self.first, self.second = weight, torch.zeros_like(weight), torch.zeros_like(weight)

    def take(self, ids):
        self.ids = ids
        self.active = self.weight[ids].requires_grad_()
        return self.active

    def update(self, rate, step):
        gradient, ids = self.active.grad, self.ids
        first = self.first[ids].mul_(0.9).add_(gradient, alpha=0.1)
        second = self.second[ids].mul_(0.98).addcmul_(gradient, gradient, value=0.02)
        self.first[ids], self.second[ids] = first, second
        scale = (second / (1 - 0.98**step)).sqrt_().add_(1e-5)
        self.weight[ids] = self.active.detach() - rate * first / (1 - 0.9**step) / scale


def candidates(direction, language, target, lexical_ids, generator):
    """Tokens scored in this batch: its targets, likely translations, frequent ones and a random rest with its correction."""
    row = language if direction.many else 0
    sure = np.unique(np.concatenate([target.ravel(), lexical_ids.ravel(), direction.frequent[row]]))
    rest = np.setdiff1d(generator.integers(3, direction.targets, RANDOM_CANDIDATES), sure)
    correction = np.zeros(len(sure) + len(rest), np.float32)
    correction[len(sure) :] = np.log((direction.targets - len(sure)) / len(rest))
    return np.concatenate([sure, rest]), correction


def lexical_scores(direction, source, languages, chosen):
    """Dense table rows [batch, source, candidates] of each source token's translations."""
    slot = np.full(direction.targets, len(chosen), np.int64)
    slot[chosen] = np.arange(len(chosen))
    tables = languages[:, None] if direction.many else np.zeros_like(languages)[:, None]
    ids, shares = direction.table_ids[tables, source], direction.table[tables, source]
    dense = torch.zeros(*source.shape, len(chosen) + 1)
    dense.scatter_add_(2, torch.from_numpy(slot[ids]), torch.from_numpy(shares))
    return dense[:, :, :-1]


def guidance(batch, rows, columns):
    """[batch, target, source] link weights that sum to 1 for each linked target token."""
    wanted = np.zeros((len(batch), rows, columns), np.float32)
    for i, (_, _, _, links) in enumerate(batch):
        if links is not None:
            wanted[i, links[1], links[0]] = 1
    return torch.from_numpy(wanted / np.maximum(wanted.sum(2, keepdims=True), 1))


def loss_of(model, rows, direction, batch, generator, guide):
    """Cross-entropy over the candidates plus guided alignment; also returns the plain loss for the log."""
    source, target = pad([e[1] for e in batch]), pad([e[2] for e in batch])
    languages = np.array([e[0] for e in batch])
    table = languages[:, None] if direction.many else np.zeros_like(languages)[:, None]
    chosen, correction = candidates(direction, languages[0], target, direction.table_ids[table, source][:, :, :3], generator)
    used, where = np.unique(np.concatenate([source.ravel(), target.ravel(), chosen]), return_inverse=True)
    active = rows.take(torch.from_numpy(used))
    where = torch.from_numpy(where)
    source_at, target_at = where[: source.size].view(source.shape), where[source.size : source.size + target.size].view(target.shape)
    keep = torch.from_numpy(source != PAD)
    started = torch.cat([torch.full_like(target_at[:, :1], int(np.searchsorted(used, PAD))), target_at[:, :-1]], 1)
    states, aligned = model.decode(F.embedding(started, active), model.encode(F.embedding(source_at, active), keep), keep)
    dense = lexical_scores(direction, source, languages, chosen)
    floor = torch.from_numpy(direction.floor[languages[0] if direction.many else 0][chosen])
    real = torch.from_numpy(target != PAD)
    lexical = torch.bmm(aligned, dense)[real]
    scores = model.score(states[real], active[where[source.size + target.size :]], lexical, floor) + torch.from_numpy(correction)
    goal = _goal(chosen, target)
    plain = F.cross_entropy(scores, goal)
    wanted = guidance(batch, target.shape[1], source.shape[1])
    linked = wanted.sum(2)
    match = -(wanted * torch.log(aligned + 1e-6)).sum() / linked.sum().clamp(min=1)
    return plain + guide * match, plain.item(), match.item()


def _goal(chosen, target):
    sorter = np.argsort(chosen)
    return torch.from_numpy(sorter[np.searchsorted(chosen, target[target != PAD], sorter=sorter)])


def rate_at(step, share, peak):
    """Warm-up by steps, then down to almost nothing by the share of the planned time."""
    return peak * min(1.0, step / WARMUP_STEPS) * max(0.01, min(1.0, 1.0 - share) if share < 1 else 0.01)


def save(path, model, rows, optimiser, state):
    torch.save(
        {"model": model.state_dict(), "rows": (rows.weight, rows.first, rows.second), "optimiser": optimiser.state_dict(), "state": state},
        str(path) + ".part",
    )
    Path(str(path) + ".part").replace(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("direction", choices=["en-xx", "xx-en"])
    parser.add_argument("--data", default=DEFAULT_DATA, type=Path)
    parser.add_argument("--work", required=True, type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--minutes", default=85.0, type=float, help="planned training time, earlier runs included")
    parser.add_argument("--until", type=float, help="stop at this Unix time; the rate reaches its floor then")
    parser.add_argument("--tokens", default=640, type=int, help="padded target tokens in a batch")
    parser.add_argument("--rate", default=2e-3, type=float)
    parser.add_argument("--seed", default=1, type=int)
    parser.add_argument("--test-every", default=15.0, type=float, help="minutes")
    options = parser.parse_args()
    out = options.out or options.work / options.direction
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    direction = Direction(options.direction, options.work)
    model, rows = Translator(), Rows(torch.from_numpy(direction.embeddings()))
    optimiser = torch.optim.Adam(model.parameters(), lr=options.rate, betas=(0.9, 0.98), eps=1e-8, fused=True)
    state = {"step": 0, "seconds": 0.0, "pairs": 0, "epoch": 0, "place": 0}
    if (out / "last.pt").exists():
        saved = torch.load(out / "last.pt", weights_only=False)
        model.load_state_dict(saved["model"]), optimiser.load_state_dict(saved["optimiser"])
        rows.weight, rows.first, rows.second = saved["rows"]
        state = saved["state"]
    print(f"{sum(p.numel() for p in model.parameters())/1e6:.2f}M parameters + {rows.weight.numel()/1e6:.2f}M embeddings,",
          f"{direction.targets} target tokens", flush=True)  # fmt: skip
    Run(direction, model, rows, optimiser, state, options, out).go()


class Run:
    """The training loop: counts its own seconds, logs, tests and saves."""

    def __init__(self, direction, model, rows, optimiser, state, options, out):
        self.direction, self.model, self.rows, self.optimiser = direction, model, rows, optimiser
        self.state, self.options, self.out = state, options, out
        self.generator = np.random.default_rng(options.seed + state["step"])
        self.began, self.before = time.time(), state["seconds"]
        self.tested = self.logged = time.time()
        self.recent = []

    def share(self):
        """Share of the planned time that has passed."""
        now = time.time()
        self.state["seconds"] = self.before + now - self.began
        left = self.options.until - now if self.options.until else self.options.minutes * 60 - self.state["seconds"]
        return self.state["seconds"] / max(1.0, self.state["seconds"] + left)

    def go(self):
        while self.share() < 1:
            seed = self.options.seed * 1000 + self.state["epoch"]
            examples = self.direction.epoch(seed)
            lists = batches(examples, self.options.tokens, seed, self.direction.many)
            print(f"epoch {self.state['epoch']}: {len(examples)} examples, {len(lists)} batches", flush=True)
            for batch in lists[self.state["place"] :]:
                self.step(batch)
                if self.share() >= 1:
                    break
            else:
                self.state["epoch"], self.state["place"] = self.state["epoch"] + 1, 0
        self.test()

    def step(self, batch):
        share, state = self.share(), self.state
        state["step"] += 1
        rate = rate_at(state["step"], share, self.options.rate)
        loss, plain, match = loss_of(self.model, self.rows, self.direction, batch, self.generator, 0.5 * (1 - share) + 0.05)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.param_groups[0]["lr"] = rate
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.rows.update(0.5 * rate, state["step"])
        state["pairs"] += len(batch)
        state["place"] += 1
        self.recent.append((plain, match, len(batch)))
        if time.time() - self.logged > 60:
            self.log(rate, share)
        if time.time() - self.tested > self.options.test_every * 60:
            self.test()

    def log(self, rate, share):
        mean = np.mean(self.recent, 0)
        pace = sum(r[2] for r in self.recent) / (time.time() - self.logged)
        print(f"{share:.3f} step {self.state['step']} pairs {self.state['pairs']} loss {mean[0]:.3f} align {mean[1]:.3f}",
              f"rate {rate:.2e} trust {self.model.trust.item():.2f} {pace:.0f} pairs/s", flush=True)  # fmt: skip
        self.logged, self.recent = time.time(), []
        save(self.out / "last.pt", self.model, self.rows, self.optimiser, self.state)

    def test(self):
        save(self.out / "last.pt", self.model, self.rows, self.optimiser, self.state)
        scores = score_sample(self.model, self.rows.weight, self.direction, self.options.data, every=8)
        print("chrF", json.dumps(scores), f"after {self.state['pairs']} pairs, {self.state['seconds']:.0f} s", flush=True)
        self.tested = self.logged = time.time()
        self.recent = []


if __name__ == "__main__":
    main()
