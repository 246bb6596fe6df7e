import PageRecord

/// The visible text. Content of `<noscript>` and `<template>` counts, for kits show it after a script turned it on.
final class TextExtractor: PageExtractor {
    private var collapser = TextCollapser(limit: RecordLimits.textBytes)
    private var svg = 0
    private var titles = 0

    func start(_ element: PageElement) {
        if element.name == "svg" { svg += 1 }
        if element.name == "title", svg == 0 { titles += 1 }
        if !element.traits.contains(.inline) { collapser.separate() }
    }

    func end(_ name: String) {
        if name == "svg", svg > 0 { svg -= 1 }
        if name == "title", titles > 0 { titles -= 1 }
        if !ElementTraits.of(name).contains(.inline) { collapser.separate() }
    }

    func text(_ bytes: [UInt8]) {
        if titles == 0 { collapser.append(bytes) }
    }

    func finish(_ features: inout PageFeatures) {
        features.text = collapser.text
        if collapser.isCut { features.limitsHit.insert(.text) }
    }
}
