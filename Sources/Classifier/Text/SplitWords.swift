/// Puts words together again that were pulled apart to dodge filters: `薇❤信`, `刷 单 返 利`, `U S D T`, `U.S.D.T`.
///
/// Between ideographs a mark is dropped; a space only when both sides stand alone, since menus put spaces between whole words.
/// Between letters, marks and spaces go only when both sides stand alone. A space between ideograph and letter is typography and
/// always goes. A hyphen between words becomes a space, an apostrophe nothing.
enum SplitWords {
    static func join(_ units: [TextUnit], emit: (Unicode.Scalar, UInt32) -> Void) {
        var index = 0
        while index < units.count {
            let unit = units[index]
            switch unit.kind {
            case .ideograph, .word:
                emit(unit.scalar, unit.offset)
                index += 1
            case .stop:
                if unit.scalar != "'" { emit(unit.scalar, unit.offset) }
                index += 1
            case .space, .joiner:
                var end = index
                while end < units.count, units[end].kind == .space || units[end].kind == .joiner { end += 1 }
                if !goes(index..<end, units) { emitGap(index..<end, units, emit) }
                index = end
            }
        }
    }

    /// Whether a gap between two letters or ideographs is no gap at all.
    private static func goes(_ gap: Range<Int>, _ units: [TextUnit]) -> Bool {
        // A longer run is decoration or a line break, not a hidden word.
        guard gap.lowerBound > 0, gap.upperBound < units.count, gap.count <= ClassifierLimits.joinedGap else { return false }
        let left = units[gap.lowerBound - 1]
        let right = units[gap.upperBound]
        let hasSpace = gap.contains { units[$0].kind == .space }
        let leftAlone = gap.lowerBound < 2 || units[gap.lowerBound - 2].kind != left.kind
        let rightAlone = gap.upperBound + 1 >= units.count || units[gap.upperBound + 1].kind != right.kind
        switch (left.kind, right.kind) {
        case (.ideograph, .ideograph): return !hasSpace || (leftAlone && rightAlone)
        case (.ideograph, .word), (.word, .ideograph): return true
        case (.word, .word):
            if leftAlone, rightAlone, gap.count == 1 { return true }
            return !hasSpace && gap.allSatisfy { !units[$0].scalar.isASCII }
        default: return false
        }
    }

    private static func emitGap(_ gap: Range<Int>, _ units: [TextUnit], _ emit: (Unicode.Scalar, UInt32) -> Void) {
        var wroteSpace = false
        for index in gap {
            let scalar = units[index].scalar
            if scalar == " " || scalar == "-" || scalar == "_" {
                if !wroteSpace { emit(" ", units[index].offset) }
                wroteSpace = true
            } else {
                emit(scalar, units[index].offset)
                wroteSpace = false
            }
        }
    }
}
