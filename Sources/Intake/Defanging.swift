/// Links that people made harmless before sending them on (`hxxps[:]//evil[.]example`), made whole again.
enum Defanging {
    /// What stands for a dot, a colon and so on; ASCII letters in any case. Longest first.
    private static let marks: [(mark: [UInt8], plain: [UInt8])] = [
        ("[://]", "://"), ("(://)", "://"), ("[dot]", "."), ("(dot)", "."), ("{dot}", "."), ("[//]", "//"), ("[.]", "."),
        ("(.)", "."), ("{.}", "."), ("[:]", ":"), ("(:)", ":"), ("{:}", ":"), ("[/]", "/"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// Ways to write `http` that no browser follows; with an `s` behind them they are `https`.
    private static let schemes = ["hxxp", "htxp", "hxtp", "h**p"]

    /// The link as a browser would need it, without blanks around it and without scalars that have no width.
    static func undone(_ link: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in link.unicodeScalars where !Prose.isIgnorable(scalar) {
            text.append(scalar.value == 0xFF0E ? "." : scalar)
        }
        let bytes = Array(String(text).utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let found = mark(in: bytes, at: index) {
                output += found.plain
                index += found.mark.count
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return withScheme(String(decoding: output, as: UTF8.self))
    }

    /// The number of bytes of a mark that stands for a dot at a place of a line, or 0.
    static func dotMark(in scalars: [Unicode.Scalar], at index: Int) -> Int {
        markLength(in: scalars, at: index) { $0 == [UInt8(ascii: ".")] }
    }

    /// The number of scalars of any mark at a place of a line, or 0.
    static func markLength(
        in scalars: [Unicode.Scalar], at index: Int, where isWanted: ([UInt8]) -> Bool = { _ in true }
    ) -> Int {
        guard "[({".unicodeScalars.contains(scalars[index]) else { return 0 }
        for (mark, plain) in marks where isWanted(plain) && index + mark.count <= scalars.count {
            let matches = mark.indices.allSatisfy { offset in
                let value = scalars[index + offset].value
                return value < 0x80 && lowered(UInt8(value)) == mark[offset]
            }
            if matches { return mark.count }
        }
        return 0
    }

    /// Whether a word in front of `://` is a spelling of http or https.
    static func isDefangedScheme(_ word: String) -> Bool {
        let plain = word.lowercased()
        return schemes.contains(plain) || schemes.contains { plain == $0 + "s" }
    }

    private static let atMarks = ["[@]", "(@)", "{@}", "[at]", "(at)", "{at}"].map { Array($0.unicodeScalars) }

    /// Whether a mark that stands for `@` begins here, and ends at a given place if one is asked for.
    static func isAtMark(in scalars: [Unicode.Scalar], at index: Int, endingAt end: Int? = nil) -> Bool {
        atMarks.contains { mark in
            index + mark.count <= scalars.count && scalars[index..<(index + mark.count)].elementsEqual(mark)
                && (end == nil || end == index + mark.count)
        }
    }

    private static func withScheme(_ link: String) -> String {
        guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")) else { return link }
        let word = String(link[..<colon])
        guard isDefangedScheme(word) else { return link }
        return (word.lowercased().hasSuffix("s") ? "https" : "http") + link[colon...]
    }

    private static func mark(in bytes: [UInt8], at index: Int) -> (mark: [UInt8], plain: [UInt8])? {
        guard "[({".utf8.contains(bytes[index]) else { return nil }
        return marks.first { candidate in
            index + candidate.mark.count <= bytes.count
                && candidate.mark.indices.allSatisfy { lowered(bytes[index + $0]) == candidate.mark[$0] }
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
