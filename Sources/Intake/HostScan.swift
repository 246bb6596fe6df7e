/// Where a host ends that stands in a line: at a port, a path, punctuation, or the prose that is glued to it.
struct HostScan {
    private let scalars: [Unicode.Scalar]

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    /// The end of the host that begins at a place; with a scheme in front, userinfo and backslashes belong to it, so that they
    /// are refused for what they are.
    func end(from start: Int, hasScheme: Bool) -> Int {
        var index = start
        if hasScheme, index < scalars.count, scalars[index] == "[", let close = addressLiteralEnd(from: index) { return close }
        var label = start..<start
        var labelCount = 0
        while index < scalars.count {
            let dot = scalars[index] == "." || scalars[index].value == 0xFF0E ? 1 : Defanging.dotMark(in: scalars, at: index)
            if dot > 0 {
                labelCount += 1
                index += dot
                label = index..<index
                continue
            }
            guard belongs(scalars[index], hasScheme: hasScheme) else { break }
            if labelCount > 0, Prose.isUnspaced(scalars[index]), !label.isEmpty, isASCII(label),
                PlausibleHost.isTopLevel(text(label))
            {
                return index  // `pay.cn请看`: prose behind a name that is whole
            }
            index += 1
            label = label.lowerBound..<index
        }
        return labelCount > 0 ? cutGlue(from: label) : index
    }

    /// A last label that begins in an unspaced script ends with the longest known top-level domain: `例子.中国请访问`.
    private func cutGlue(from label: Range<Int>) -> Int {
        guard let first = scalars[label].first, Prose.isUnspaced(first) else { return label.upperBound }
        // No top-level domain in such a script is longer than 16 characters.
        for end in stride(from: min(label.upperBound, label.lowerBound + 16), to: label.lowerBound, by: -1)
        where PlausibleHost.isTopLevel(text(label.lowerBound..<end)) { return end }
        return label.upperBound
    }

    private func belongs(_ scalar: Unicode.Scalar, hasScheme: Bool) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        case "@", "\\", "%": hasScheme
        case _ where scalar.isASCII: false
        default: !Prose.isEnd(scalar)
        }
    }

    private func addressLiteralEnd(from open: Int) -> Int? {
        guard Defanging.markLength(in: scalars, at: open) == 0 else { return nil }
        var index = open + 1
        while index < scalars.count, index - open < 64 {
            switch scalars[index] {
            case "]": return index + 1
            case "0"..."9", "a"..."f", "A"..."F", ":", ".", "%": index += 1
            default: return nil
            }
        }
        return nil
    }

    private func isASCII(_ range: Range<Int>) -> Bool { scalars[range].allSatisfy(\.isASCII) }

    private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
}
