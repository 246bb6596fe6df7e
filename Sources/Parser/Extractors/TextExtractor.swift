import PageRecord

/// The visible text. Content of `<noscript>` and `<template>` counts, for kits show it after a script turned it on. Text of markup
/// that scripts hold, and words in their literals, are kept apart: no browser without scripts shows them.
struct TextExtractor {
    private var shown = TextCollapser(limit: RecordLimits.textBytes)
    private var hidden = TextCollapser(limit: RecordLimits.hiddenTextBytes)
    private var titles = 0

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        if element.name == .title, place.svg == 0 { titles += 1 }
        separate(element.traits, place)
    }

    mutating func end(_ name: ElementName, _ place: ReadingPlace) {
        if name == .title, titles > 0 { titles -= 1 }
        separate(name.traits, place)
    }

    mutating func text(_ bytes: ByteView, _ place: ReadingPlace) {
        if titles > 0 { return }
        if place.isHidden { hidden.append(bytes) } else { shown.append(bytes) }
    }

    mutating func scripts(_ scanner: ScriptScanner) {
        hidden.separate()
        scanner.words.withView { hidden.append($0) }
    }

    func finish(_ features: inout PageFeatures) {
        features.text = shown.text
        features.hiddenText = hidden.text
        if shown.isCut { features.limitsHit.insert(.text) }
    }

    private mutating func separate(_ traits: ElementTraits, _ place: ReadingPlace) {
        if traits.contains(.inline) { return }
        if place.isHidden { hidden.separate() } else { shown.separate() }
    }
}
