import PageRecord

/// The first `<meta http-equiv=refresh>`, read as browsers do (WHATWG HTML §4.2.5.3).
struct RefreshExtractor {
    /// A day: what waits longer is no redirect.
    private static let longest = 86_400

    private var refresh: PageRefresh?

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        guard refresh == nil, element.word(.httpEquiv) == "refresh", let content = element[.content] else { return }
        refresh = Self.parse(content)
    }

    func finish(_ features: inout PageFeatures) {
        features.refresh = refresh
    }

    static func parse(_ content: String) -> PageRefresh? {
        var rest = Array(content.utf8)[...]
        var seconds = 0
        var hasNumber = false
        while let byte = rest.first, ASCII.isDigit(byte) {
            seconds = min(seconds * 10 + Int(byte - 0x30), longest)
            hasNumber = true
            rest.removeFirst()
        }
        guard hasNumber || rest.first == UInt8(ascii: ".") else { return nil }
        while let byte = rest.first, ASCII.isDigit(byte) || byte == UInt8(ascii: ".") { rest.removeFirst() }
        while let byte = rest.first, ASCII.isSpace(byte) || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") {
            rest.removeFirst()
        }
        if Bytes(rest.prefix(3)).hasPrefix("url") {
            var after = rest.dropFirst(3)
            while let byte = after.first, ASCII.isSpace(byte) { after.removeFirst() }
            if after.first == UInt8(ascii: "=") {
                after.removeFirst()
                while let byte = after.first, ASCII.isSpace(byte) { after.removeFirst() }
                rest = after
            }
        }
        if let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            rest.removeFirst()
            rest = rest.prefix { $0 != quote }
        }
        let target = PlainSpace.trimmed(String(decoding: rest, as: UTF8.self))
        return PageRefresh(seconds: seconds, target: TextCut.text(target, bytes: RecordLimits.stringBytes))
    }
}
