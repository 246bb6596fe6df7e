/// One scalar of a text after folding, with its place in the original.
struct TextUnit {
    let scalar: Unicode.Scalar
    let offset: UInt32
    let kind: Kind

    enum Kind {
        /// Han, kana, Hangul: written without spaces.
        case ideograph
        case word
        case space
        /// A mark that is put between the letters of a word to hide it: `薇❤信`, `U.S.D.T`.
        case joiner
        /// Any other mark: words never join across it.
        case stop
    }
}

/// Brings scalars to one spelling: what NFKC, case folding and the traditional characters of our terms make equal.
///
/// Not full NFKC (that would need tables of thousands of scalars): full width, mathematical letters, enclosed and superscript
/// letters and digits, which is what pages really use to dodge word filters.
enum TextFolding {
    static func folded(_ source: some StringProtocol) -> [TextUnit] {
        var units: [TextUnit] = []
        units.reserveCapacity(min(source.utf8.count, ClassifierLimits.textScalars))
        var offset: UInt32 = 0
        for original in source.unicodeScalars {
            if offset >= ClassifierLimits.textScalars { break }
            defer { offset += 1 }
            if isInvisible(original.value) { continue }
            let scalar = fold(original)
            let kind = kind(of: scalar)
            if kind == .space, units.last?.kind == .space { continue }
            units.append(TextUnit(scalar: kind == .space ? " " : scalar, offset: offset, kind: kind))
        }
        return units
    }

    /// Zero-width and direction marks, soft hyphen, variation selectors: they never change what a person reads.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180E, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        if value < 0x80 {
            return value >= 0x41 && value <= 0x5A ? ascii(value | 0x20) : scalar
        }
        switch value {
        case 0xFF01...0xFF5E: return fold(ascii(value - 0xFF01 + 0x21))  // full width
        case 0x1D400...0x1D6A3: return ascii(0x61 + (value - 0x1D400) % 26)  // mathematical letters, both cases
        case 0x1D7CE...0x1D7FF: return ascii(0x30 + (value - 0x1D7CE) % 10)  // mathematical digits
        case 0x24B6...0x24CF: return ascii(0x61 + value - 0x24B6)  // Ⓐ
        case 0x24D0...0x24E9: return ascii(0x61 + value - 0x24D0)  // ⓐ
        case 0x1F130...0x1F149: return ascii(0x61 + value - 0x1F130)  // 🄰
        case 0x1F170...0x1F189: return ascii(0x61 + value - 0x1F170)  // 🅰
        case 0x2460...0x2468: return ascii(0x31 + value - 0x2460)  // ①
        case 0x2776...0x277E: return ascii(0x31 + value - 0x2776)  // ❶
        case 0x2070, 0x2074...0x2079: return ascii(0x30 + value - 0x2070)  // superscripts
        case 0x2080...0x2089: return ascii(0x30 + value - 0x2080)  // subscripts
        case 0x2018, 0x2019, 0x201B, 0x2032: return "'"
        case 0x2010...0x2015, 0x2212: return "-"
        case 0x4E00...0x9FFF: return TraditionalCharacters.simplified[scalar] ?? scalar
        default: return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        }
    }

    private static func kind(of scalar: Unicode.Scalar) -> TextUnit.Kind {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
        case 0x30...0x39, 0x61...0x7A: return .word
        // . - _ * ~ + ^ and the middle dots; arrows, symbols, dingbats, emoji
        case 0x2E, 0x2D, 0x5F, 0x2A, 0x7E, 0x2B, 0x5E, 0xB7, 0x2022, 0x30FB, 0x2190...0x245F, 0x2500...0x27BF, 0x2900...0x297F,
            0x2B00...0x2BFF, 0x1F000...0x1FAFF:
            return .joiner
        case 0x00...0x7F: return .stop
        case 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
            0x20000...0x3134F:
            return .ideograph
        default:
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .word : .stop
        }
    }

    private static func ascii(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(UInt8(truncatingIfNeeded: value)) }
}
