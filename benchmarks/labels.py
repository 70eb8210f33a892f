"""How quick labelling is: sentences per second of processor time, one process.

    python benchmarks/labels.py [--file SENTENCES.jsonl] [--seconds 5]

Without a file (JSON Lines of {"text"}) the sentences are those of the invented sample documents.
Each sentence is labelled as ``manage.py classify`` does it, again and again until the time is up.
"""

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from findings.labels import label_sentence
from findings.labels.sentences import sentence_spans
from ingest.sample.generate import sample_documents


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Sentences labelled per second.")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--seconds", type=float, default=5.0)
    asked = parser.parse_args()
    sentences = _from_file(asked.file) if asked.file else _from_sample()
    label_sentence(sentences[0])
    began, labelled = time.process_time(), 0
    while time.process_time() - began < asked.seconds:
        for sentence in sentences:
            label_sentence(sentence)
        labelled += len(sentences)
    seconds = time.process_time() - began
    words = sum(len(sentence.split()) for sentence in sentences) / len(sentences)
    print(f"{len(sentences)} sentences of {words:.1f} words, over and over")
    print(f"{labelled / seconds:.0f} sentences per second")


def _from_file(file: Path) -> list[str]:
    return [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]


def _from_sample() -> list[str]:
    texts = [piece.text for document in sample_documents() for piece in document.pieces]
    return [text[start:end] for text in texts for start, end in sentence_spans(text)]


if __name__ == "__main__":
    main()
