import Vocabulary

/// What surrounds a link in Chinese, Japanese, Korean or English prose: which scalars end an address.
enum Prose {
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x7F, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether an address ends here wherever it stands: blanks, quotation marks, angle brackets, CJK and full-width punctuation.
    static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        if isBlank(scalar) || (PlainText.isUnsafe(scalar) && !isIgnorable(scalar)) { return true }
        return switch scalar.value {
        case 0x22, 0x3C, 0x3E, 0x60: true  // " < > `
        case 0xAB, 0xBB, 0x2013...0x201F, 0x2026, 0x2039, 0x203A: true  // « » dashes, curly quotes, ellipsis
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F: true  // 、。〃 brackets
        case 0xFE10...0xFE19, 0xFE30...0xFE6F: true  // vertical and small forms
        case 0xFF01...0xFF0D, 0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: true  // full-width, without ．and digits
        default: false
        }
    }

    /// Whether a path or query ends here: scripts that are written without spaces, and pictographs.
    ///
    /// A browser copies such characters percent-encoded, so what stands behind a link in its own script is prose that goes on
    /// (`http://a.example/x请勿点击`), far more often than a path.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true  // Thai, Lao, Burmese, Khmer
        case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7FF: true  // Hangul
        case 0x3000...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF: true  // kana, Han, full-width
        case 0x2190...0x2BFF, 0x1F000...0x1FAFF: true  // arrows, symbols, pictographs
        case 0x20000...0x3FFFF: true  // Han, further planes
        default: false
        }
    }

    /// Scalars without width that copying puts into links; they are dropped.
    static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x2060, 0xFEFF: true
        default: false
        }
    }
}
