#!/usr/bin/env python3
"""The classifier's peers in one file: scikit-learn with a HashingVectorizer for addresses, lxml with scikit-learn for pages.

  classifier-peer.py train TABLE.tsv MODEL    learns addresses: label in column 1, address in column 2, a header line
  classifier-peer.py score MODEL LIST         scores a list of addresses, one a line
  classifier-peer.py pages DIRECTORY          parses every page, makes its text and numbers a vector, scores it

One thread, as the other side has.
"""
import glob
import pickle
import sys

from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier


def addresses():
    return HashingVectorizer(analyzer="char", ngram_range=(2, 6), n_features=2**20, alternate_sign=False, lowercase=True)


def train(table, model):
    with open(table, encoding="utf-8") as lines:
        next(lines)
        rows = [line.rstrip("\n").split("\t") for line in lines]
    vectors = addresses().transform(row[1] for row in rows)
    learner = SGDClassifier(loss="log_loss", max_iter=4, tol=None, random_state=1)
    learner.fit(vectors, [int(row[0]) for row in rows])
    with open(model, "wb") as file:
        pickle.dump(learner, file)


def score(model, path):
    with open(model, "rb") as file:
        learner = pickle.load(file)
    with open(path, encoding="utf-8") as lines:
        names = lines.read().splitlines()
    vectorizer = addresses()
    for start in range(0, len(names), 50_000):
        learner.decision_function(vectorizer.transform(names[start : start + 50_000]))


def pages(directory):
    import lxml.html

    words = HashingVectorizer(analyzer="word", ngram_range=(1, 2), n_features=2**18, alternate_sign=False)
    learner = SGDClassifier(loss="log_loss", max_iter=1, tol=None, random_state=1)
    learner.fit(words.transform(["an honest page", "a page of fraud"]), [0, 1])
    for path in sorted(glob.glob(directory + "/*.html")):
        with open(path, "rb") as file:
            tree = lxml.html.document_fromstring(file.read())
        for element in tree.iter("script", "style"):
            element.text = None
        tokens = [tree.text_content(), tree.findtext(".//title") or ""]
        for field in tree.iter("input", "select", "textarea"):
            tokens += [f"field_{field.get('type')}_{field.get('name')}", field.get("placeholder") or ""]
        for form in tree.iter("form"):
            tokens.append(f"action_{form.get('action')}")
        links = [link.get("href") or "" for link in tree.iter("a")]
        tokens.append(f"links_{len(links)} dead_{sum(link.startswith('#') for link in links)}")
        tokens.append(f"images_{sum(1 for _ in tree.iter('img'))} scripts_{sum(1 for _ in tree.iter('script'))}")
        learner.decision_function(words.transform([" ".join(tokens)]))


if __name__ == "__main__":
    {"train": train, "score": score, "pages": pages}[sys.argv[1]](*sys.argv[2:])
