import PageRecord

/// Shows bank cards and accounts in a page's texts as `PageEntity.shown` does, with their first and last digits: the whole number stays
/// among the entities, which link campaigns, and nowhere else.
struct AccountMask {
    /// Spelled as in the entity, in ASCII.
    private let numbers: [(value: [UInt8], shown: String)]

    /// `nil` for a page without cards and accounts, as most are.
    init?(_ entities: [PageEntity]) {
        numbers = entities.filter { $0.kind == .bankCard || $0.kind == .iban }.map { (Array($0.value.utf8), $0.shown) }
        if numbers.isEmpty { return nil }
    }

    func mask(_ features: inout PageFeatures) {
        features.title = masked(features.title)
        features.text = masked(features.text)
        features.hiddenText = masked(features.hiddenText)
        features.labels = features.labels.map(masked)
        features.metaTexts = features.metaTexts.map(masked)
        features.identity.metas = features.identity.metas.map { PageMeta(name: $0.name, content: masked($0.content)) }
        features.identity.claimedName = masked(features.identity.claimedName)
        features.identity.copyright = masked(features.identity.copyright)
        for index in features.links.indices { features.links[index].text = masked(features.links[index].text) }
    }

    private func masked(_ text: String) -> String {
        if text.utf8.count < 15 { return text }
        var bytes = Array(text.utf8)
        var isChanged = false
        for (value, shown) in numbers {
            let ranges = bytes.withView { Self.ranges(of: value, in: $0) }
            TextMask.replace(ranges, in: &bytes, by: shown)
            isChanged = isChanged || !ranges.isEmpty
        }
        return isChanged ? String(decoding: bytes, as: UTF8.self) : text
    }

    /// Where a number stands, whatever stands between its digits.
    private static func ranges(of value: [UInt8], in bytes: ByteView) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            if let end = end(of: value, in: bytes, at: index) {
                ranges.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        return ranges
    }

    private static func end(of value: [UInt8], in bytes: ByteView, at start: Int) -> Int? {
        var place = 0
        var index = start
        while place < value.count, index < bytes.count {
            if let (digit, width) = DigitReading.digit(bytes, index), digit == value[place] {
                place += 1
                index += width
            } else if bytes[index] == value[place] {
                place += 1
                index += 1
            } else if place > 0 {
                let width = separator(bytes, index)
                if width == 0 { return nil }
                index += width
            } else {
                return nil
            }
        }
        return place == value.count ? index : nil
    }

    /// Spaces, hyphens, dots, and the invisible characters U+200B to U+200D.
    private static func separator(_ bytes: ByteView, _ index: Int) -> Int {
        switch bytes[index] {
        case 0x20, 0x2D, 0x2E: 1
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x8B...0x8D).contains(bytes[index + 2]): 3
        default: 0
        }
    }
}
