"""Step 1: corpus -> tokenizer, token ids, word alignments, lexical tables and starting embeddings (prepared.npz)."""
import argparse
import json
import random
import tempfile
from pathlib import Path

import eflomal
import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import svds

from corpus import DEFAULT_DATA, LANGUAGES, SENTINELS, add_sentinels, training_rows
from tokens import build_tokenizer, train_vocabulary

TABLE_WIDTH = 12
COPY_COUNT = 0.3
SOURCES = ("tatoeba", "tldr", "element", "opensource-guide", "tico19")


def align(left, right, names, samplers, iterations):
    """Symmetrised (grow-diag-final) links between token sequences, by eflomal on lower-cased tokens."""
    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for sequences in (left, right):
            texts.append(Path(folder) / f"{len(texts)}.txt")
            texts[-1].write_text("".join(" ".join(names[i] for i in row) + "\n" for row in sequences), encoding="utf-8")
        forward, reverse = f"{folder}/forward", f"{folder}/reverse"
        aligner = eflomal.Aligner(n_samplers=samplers, rel_iterations=iterations)
        with texts[0].open(encoding="utf-8") as source, texts[1].open(encoding="utf-8") as target:
            aligner.align(source, target, links_filename_fwd=forward, links_filename_rev=reverse)
        both = [[_links(line) for line in open(name)] for name in (forward, reverse)]
    return [grow(f, r) for f, r in zip(*both)]


def _links(line):
    return {tuple(map(int, link.split("-"))) for link in line.split()}


def grow(forward, reverse):
    """Intersection, grown by neighbouring links of the union, then links of words still without one."""
    links, union = forward & reverse, forward | reverse
    rows, columns = {i for i, _ in links}, {j for _, j in links}
    grown = True
    while grown:
        grown = False
        for i, j in sorted(union - links):
            near = any((i + a, j + b) in links for a in (-1, 0, 1) for b in (-1, 0, 1))
            if near and (i not in rows or j not in columns):
                links.add((i, j)), rows.add(i), columns.add(j)
                grown = True
    for i, j in sorted(union - links):
        if i not in rows and j not in columns:
            links.add((i, j)), rows.add(i), columns.add(j)
    return links


def lexical_table(counts):
    """Per token its best translations, ids and p(translation | token); the first column is the token itself (copying)."""
    size = counts.shape[0]
    ids, chances = np.zeros((size, TABLE_WIDTH), np.int32), np.zeros((size, TABLE_WIDTH), np.float32)
    ids[:, 0] = np.arange(size)
    for row in range(size):
        span = slice(counts.indptr[row], counts.indptr[row + 1])
        values, columns = counts.data[span], counts.indices[span]
        total = values.sum() + COPY_COUNT
        chances[row, 0] = (values[columns == row].sum() + COPY_COUNT) / total
        best = np.argsort(-values * (columns != row))[: TABLE_WIDTH - 1]
        best = best[columns[best] != row]
        ids[row, 1 : 1 + len(best)], chances[row, 1 : 1 + len(best)] = columns[best], values[best] / total
    return ids, chances


def certain(table, pieces):
    """Sentinels only ever translate to themselves, with or without the space before them."""
    ids, chances = table
    for row, piece in enumerate(pieces):
        if piece.lstrip("▁") in SENTINELS:
            other = pieces.index(piece[1:] if piece[0] == "▁" else "▁" + piece)
            ids[row], chances[row] = row, 0
            ids[row, 1], chances[row, :2] = other, (0.85, 0.14)
    return ids, chances


def embeddings(counts, width, seed):
    """Left singular vectors of the positive PMI between tokens and their translations: translations start close."""
    joint = (counts + counts.T).tocoo()
    total, row, column = joint.sum(), np.asarray(joint.sum(1)).ravel(), np.asarray(joint.sum(0)).ravel()
    context = column**0.75 / (column**0.75).sum()
    pmi = np.log(joint.data / (row[joint.row] * context[joint.col]) * 1.0 + 1e-9)
    kept = (pmi > 0) & (joint.data > 0.5)
    matrix = sparse.csr_matrix((pmi[kept], (joint.row[kept], joint.col[kept])), joint.shape)
    matrix = matrix + sparse.diags(np.where(row > 0, 4.0, 0.0))
    generator = np.random.default_rng(seed)
    left, values, _ = svds(matrix.astype(np.float64), k=width, v0=generator.normal(size=matrix.shape[0]))
    vectors = left * np.sqrt(values)
    vectors = vectors @ np.linalg.qr(generator.normal(size=(width, width)))[0]
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.where(norms > 1e-3, vectors / np.maximum(norms, 1e-3), 0)
    noise = generator.normal(size=vectors.shape) / np.sqrt(width)
    return (0.9 * vectors + 0.45 * noise).astype(np.float32)


def flat(sequences):
    """Ragged lists as (values, offsets)."""
    offsets = np.concatenate([[0], np.cumsum([len(row) for row in sequences])]).astype(np.int64)
    return np.concatenate([np.asarray(row) for row in sequences if len(row)]).astype(np.int32), offsets


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=DEFAULT_DATA, type=Path)
    parser.add_argument("--work", required=True, type=Path)
    parser.add_argument("--vocabulary", default=20000, type=int)
    parser.add_argument("--width", default=256, type=int)
    parser.add_argument("--seed", default=1, type=int)
    parser.add_argument("--samplers", default=1, type=int)
    parser.add_argument("--iterations", default=0.6, type=float)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    chance = random.Random(options.seed)
    rows = {language: [(*add_sentinels(a, b, chance), s) for a, b, s in training_rows(options.data, language)] for language in LANGUAGES}
    sentences = sorted({text for pairs in rows.values() for row in pairs for text in row[:2]})
    chance.shuffle(sentences)
    vocabulary = train_vocabulary(sentences, options.vocabulary)
    (options.work / "vocabulary.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    tokenizer = build_tokenizer(vocabulary, with_language_tokens=False)
    size = len(vocabulary["pieces"])
    names = [piece.lower().replace(" ", "_") for piece in vocabulary["pieces"]]
    saved, joint = {}, sparse.csr_matrix((size, size))
    for language, pairs in rows.items():
        left = [e.ids for e in tokenizer.encode_batch([row[0] for row in pairs])]
        right = [e.ids for e in tokenizer.encode_batch([row[1] for row in pairs])]
        links = align(left, right, names, options.samplers, options.iterations)
        links = [links_of_row | {(len(a) - 1, len(b) - 1)} for links_of_row, a, b in zip(links, left, right)]
        saved[f"{language}_en"], saved[f"{language}_en_at"] = flat(left)
        saved[f"{language}_xx"], saved[f"{language}_xx_at"] = flat(right)
        saved[f"{language}_links"], saved[f"{language}_links_at"] = flat([[i * 1000 + j for i, j in sorted(l)] for l in links])
        saved[f"{language}_source"] = np.array([SOURCES.index(row[2]) for row in pairs], np.int8)
        first, second, weight = [], [], []
        for a, b, linked in zip(left, right, links):
            for i, j in linked:
                first.append(a[i]), second.append(b[j]), weight.append(1.0)
        counts = sparse.csr_matrix((weight, (first, second)), (size, size))
        saved[f"{language}_table_ids"], saved[f"{language}_table"] = certain(lexical_table(counts), vocabulary["pieces"])
        sparse.save_npz(options.work / f"counts-{language}.npz", counts)
        joint = joint + counts
        print(language, len(pairs), "pairs,", len(first), "links", flush=True)
    saved["en_table_ids"], saved["en_table"] = certain(lexical_table(joint.T.tocsr()), vocabulary["pieces"])
    saved["embeddings"] = embeddings(joint, options.width, options.seed)
    np.savez(options.work / "prepared.npz", **saved)


if __name__ == "__main__":
    main()
