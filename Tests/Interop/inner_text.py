"""Compares the visible text that the page reader tells with `innerText` of headless Chromium, scripts off, page by page.

usage: inner_text.py ZHALAN CHROMIUM @FILE, where the file names a page on each line. WORST=N tells the N pages that differ most.

Counted are words: runs of letters and digits, each ideograph alone. Two shares are told over all pages: of Chromium's words those
that the page reader has (goal 98 %), and of the page reader's words those that Chromium shows (goal 85 %; the rest is hidden by
styles or scripts, which the page reader does not leave out). Below 95 and 80 % the check fails. PROFILE is a folder for Chromium.
"""
import collections
import json
import os
import re
import subprocess
import sys

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
# Below these the check fails.
LEAST_FOUND, LEAST_SHOWN = 0.95, 0.80
BATCH = 25


class Browser:
    """Chromium, driven over a pair of pipes (the DevTools protocol, JSON ended by NUL)."""

    def __init__(self, program, profile):
        to_browser, self.out = os.pipe()
        self.into, from_browser = os.pipe()

        def place():
            # Chromium reads from descriptor 3 and writes to 4. Both are moved away first, since they may be one of these.
            reading, writing = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-extensions", "--hide-scrollbars", "--window-size=1280,2000",
             f"--user-data-dir={profile}", "--remote-debugging-pipe"],
            close_fds=False, preexec_fn=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.pending = b""
        self.number = 0
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Emulation.setScriptExecutionDisabled", value=True)

    session = None

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def next(self):
        while b"\0" not in self.pending:
            block = os.read(self.into, 1 << 20)
            if not block:
                raise RuntimeError("Chromium ended")
            self.pending += block
        message, self.pending = self.pending.split(b"\0", 1)
        return json.loads(message)

    def inner_text(self, path):
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        while self.next().get("method") != "Page.domContentEventFired":
            pass
        script = "document.body ? document.body.innerText : ''"
        return self.call("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value", "")

    def close(self):
        self.process.kill()
        self.process.wait()


def words(text):
    return collections.Counter(word.lower() for word in WORD.findall(text))


def read(zhalan, pages):
    """The texts that the page reader tells, by page."""
    texts = {}
    for start in range(0, len(pages), BATCH):
        batch = pages[start:start + BATCH]
        lines = subprocess.run([zhalan, "inspect", "--json", *batch], check=True, capture_output=True, text=True).stdout
        decoder, place = json.JSONDecoder(), 0
        for page in batch:
            while lines[place].isspace():
                place += 1
            value, place = decoder.raw_decode(lines, place)
            texts[page] = value["text"]
    return texts


def main():
    zhalan, chromium, names = sys.argv[1:]
    with open(names.removeprefix("@"), encoding="utf-8") as file:
        pages = file.read().splitlines()
    texts = read(zhalan, pages)
    browser = Browser(chromium, os.environ["PROFILE"])
    rows = []
    try:
        for page in pages:
            shown, ours = words(browser.inner_text(page)), words(texts[page])
            rows.append((sum((shown & ours).values()), sum(shown.values()), sum(ours.values()), page, shown - ours))
    finally:
        browser.close()
    shown = sum(row[1] for row in rows)
    ours = sum(row[2] for row in rows)
    both = sum(row[0] for row in rows)
    if not shown or not ours:
        sys.exit("error: no words on these pages")
    for row in sorted(rows, key=lambda row: row[0] - row[1])[:int(os.environ.get("WORST", "0"))]:
        missing = " ".join(f"{word}×{count}" for word, count in row[4].most_common(12))
        print(f"{row[3]}: {row[0]} of {row[1]} words, missing {missing}")
    found, seen = both / shown, both / ours
    print(f"page reader / Chromium {found:.1%} of innerText found (goal 98 %), {seen:.1%} of the text shown (goal 85 %), "
          f"{len(rows)} pages")
    sys.exit(0 if found >= LEAST_FOUND and seen >= LEAST_SHOWN else 1)


if __name__ == "__main__":
    main()
