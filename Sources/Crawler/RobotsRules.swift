/// What a site's `robots.txt` allows (RFC 9309). Read only where nobody asked for the page: a patrol keeps to it, a person's
/// report does not.
package struct RobotsRules: Sendable {
    /// Bytes of the file that are read. 512,000: at least 500 KiB must be (RFC 9309 §2.5).
    package static let mostBytes = 512_000
    /// Rules that are kept: nobody writes more for one robot.
    private static let mostRules = 2_000

    private struct Rule {
        let path: [UInt8]
        let isAllowed: Bool
    }

    private var rules: [Rule] = []

    /// - Parameter robot: our product token, letter case aside; without a group of its own the `*` group counts.
    package init(_ text: [UInt8], robot: String) {
        var own: [Rule] = []
        var general: [Rule] = []
        var hasOwn = false
        var agents: [String] = []
        var isInRules = false
        for line in text.prefix(RobotsRules.mostBytes).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let (key, value) = RobotsRules.entry(line) else { continue }
            switch key {
            case "user-agent":
                // Lines of agents that follow one another make one group (§2.2.1).
                if isInRules { agents = [] }
                isInRules = false
                agents.append(String(decoding: value, as: UTF8.self).lowercased())
                if agents.last == robot.lowercased() { hasOwn = true }
            case "allow", "disallow":
                isInRules = true
                // An empty value forbids nothing (§2.2.2).
                guard !value.isEmpty else { continue }
                let rule = Rule(path: Array(value), isAllowed: key == "allow")
                if agents.contains(robot.lowercased()), own.count < RobotsRules.mostRules { own.append(rule) }
                if agents.contains("*"), general.count < RobotsRules.mostRules { general.append(rule) }
            default: continue
            }
        }
        rules = hasOwn ? own : general
    }

    /// Whether a path with its query may be fetched: the longest rule that fits decides, and of equal ones the one that allows
    /// (§2.2.2).
    package func allows(_ target: String) -> Bool {
        let target = Array(target.utf8)
        var best: Rule?
        for rule in rules where RobotsRules.fits(rule.path, target) {
            guard let known = best else {
                best = rule
                continue
            }
            if rule.path.count > known.path.count || rule.path.count == known.path.count && rule.isAllowed { best = rule }
        }
        return best?.isAllowed ?? true
    }

    /// `key: value # comment`.
    private static func entry(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
        let plain = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = plain.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let key = String(decoding: trimmed(plain[..<colon]), as: UTF8.self).lowercased()
        return (key, trimmed(plain[(colon + 1)...]))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        // A byte order mark may stand before the first line.
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    }

    /// Whether a rule's path fits the beginning of a target; `*` stands for anything, `$` at its end for the end (§2.2.3).
    /// One pass with one place to come back to, so that stars by the hundred cost no more than their product.
    private static func fits(_ path: [UInt8], _ target: [UInt8]) -> Bool {
        let isAnchored = path.last == UInt8(ascii: "$")
        let pattern = isAnchored ? path.dropLast() : path[...]
        var (place, index) = (pattern.startIndex, 0)
        var star: (place: Int, index: Int)?
        while true {
            if place == pattern.endIndex, !isAnchored || index == target.count { return true }
            if place < pattern.endIndex, pattern[place] == UInt8(ascii: "*") {
                star = (place + 1, index)
                place += 1
            } else if place < pattern.endIndex, index < target.count, pattern[place] == target[index] {
                place += 1
                index += 1
            } else if let back = star, back.index < target.count {
                star = (back.place, back.index + 1)
                place = back.place
                index = back.index + 1
            } else {
                return false
            }
        }
    }
}
