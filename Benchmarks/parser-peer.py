"""The peer of scripts/bench-parser in Python: lxml's tree and the features that it takes few lines to compute.

Reads requests to zhalan-parser from standard input. It does less than Zhalan does (no decoding by statistics, no scripts, no
entities with checksums), so the ratio flatters it.
"""
import hashlib
import re
import struct
import sys

from lxml import html

PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"1[3-9]\d{9}", r"\+\d{7,15}", r"\b\d{16,19}\b", r"T[1-9A-HJ-NP-Za-km-z]{33}", r"0x[0-9a-fA-F]{40}",
        r"[\w.+-]+@[\w-]+\.[\w.]+", r"ICP[备证]\d{5,10}号", r"(?:QQ|微信)\W{0,4}\w{5,20}",
    )
]
MARKS = re.compile(r"https?://[^\s\"'<>]+|atob\(|unescape\(|location\s*[.=]|fetch\(|eval\(|debugger|UA-\d+-\d+|GTM-\w+")
WORDS = re.compile(r"[\u4e00-\u9fff]|[^\W\d_]+")
SECRETS = re.compile(r"passw|pwd|cvv|card|otp|phone|mobile|email|user|密码|卡号|验证码|手机", re.I)


def features(page):
    try:
        tree = html.document_fromstring(page)
    except Exception:
        return {}
    found = {"tags": [], "links": [], "fields": [], "sources": [], "texts": []}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        found["tags"].append(element.tag)
        if element.tag == "a":
            found["links"].append((element.get("href", ""), " ".join(element.itertext())[:512]))
        elif element.tag in ("input", "select", "textarea"):
            words = " ".join(element.get(name, "") for name in ("name", "id", "placeholder", "type"))
            found["fields"].append(SECRETS.findall(words))
        elif element.tag in ("script", "img", "iframe", "link"):
            found["sources"].append(element.get("src") or element.get("href") or "")
        if element.tag == "script":
            found.setdefault("marks", []).extend(MARKS.findall(element.text or ""))
        elif element.tag != "style" and element.text:
            found["texts"].append(element.text)
        if element.tail:
            found["texts"].append(element.tail)
    text = " ".join(" ".join(found["texts"]).split())
    found["entities"] = [pattern.findall(text) for pattern in PATTERNS]
    found["dom"] = hashlib.sha256("|".join(found["tags"]).encode()).hexdigest()[:32]
    words = WORDS.findall(text)
    prints = [0xFFFFFFFF] * 128
    for pair in zip(words, words[1:]):
        value = hash(pair)
        prints[value & 127] = min(prints[value & 127], value >> 7 & 0xFFFFFFFF)
    found["text"] = prints
    return found


def main():
    stream = sys.stdin.buffer
    pages = 0
    while len(header := stream.read(16)) == 16:
        type_length, length = struct.unpack("<II", header[8:])
        stream.read(type_length)
        features(stream.read(length))
        pages += 1
    print(pages, "pages")


main()
