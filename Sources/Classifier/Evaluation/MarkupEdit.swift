/// Changes texts and attributes of markup as bytes, for measuring what changes do: no tree, and no claim to read what browsers read.
enum MarkupEdit {
    /// Replaces every text that is more than white space.
    static func texts(of page: [UInt8], withTitle: Bool = true, _ edit: (ArraySlice<UInt8>) -> [UInt8]) -> [UInt8] {
        rewritten(page) { part, element in
            switch part {
            case .tag(let tag): Array(tag)
            case .text(let text):
                element == "script" || element == "style" || !withTitle && element == "title" || text.allSatisfy { $0 <= 0x20 }
                    ? Array(text) : edit(text)
            }
        }
    }

    /// Gives the named attributes of the named elements values that say nothing: `f1`, `f2` …
    static func attributes(of page: [UInt8], named names: [String], in elements: Set<String>) -> [UInt8] {
        var number = 0
        return rewritten(page) { part, _ in
            guard case .tag(let tag) = part, elements.contains(name(of: tag)) else { return Array(part.bytes) }
            var output = Array(tag)
            for attribute in names {
                guard let value = value(of: attribute, in: output) else { continue }
                number += 1
                output.replaceSubrange(value, with: Array("f\(number)".utf8))
            }
            return output
        }
    }

    /// Sends every form to `target`, which needs no escape.
    static func forms(of page: [UInt8], sentTo target: String) -> [UInt8] {
        rewritten(page) { part, _ in
            guard case .tag(let tag) = part, name(of: tag) == "form" else { return Array(part.bytes) }
            var output = Array(tag)
            if let value = value(of: "action", in: output) {
                output.replaceSubrange(value, with: Array(target.utf8))
            } else {
                output.insert(contentsOf: Array(" action=\"\(target)\"".utf8), at: "<form".utf8.count)
            }
            return output
        }
    }

    private enum Part {
        case tag(ArraySlice<UInt8>)
        case text(ArraySlice<UInt8>)

        var bytes: ArraySlice<UInt8> {
            switch self {
            case .tag(let bytes), .text(let bytes): bytes
            }
        }
    }

    /// - Parameter edit: gets each part with the element that it stands in, as far as the last tag says.
    private static func rewritten(_ page: [UInt8], _ edit: (Part, String) -> [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(page.count)
        var element = ""
        var index = 0
        while index < page.count {
            if page[index] == UInt8(ascii: "<"), element != "script" && element != "style" || isClosing(page, index, element) {
                let end = (page[index...].firstIndex(of: UInt8(ascii: ">")) ?? page.count - 1) + 1
                let tag = page[index..<end]
                output += edit(.tag(tag), element)
                element = name(of: tag)
                index = end
            } else {
                var end = index + 1
                while end < page.count, page[end] != UInt8(ascii: "<") { end += 1 }
                output += edit(.text(page[index..<end]), element)
                index = end
            }
        }
        return output
    }

    private static func isClosing(_ page: [UInt8], _ index: Int, _ element: String) -> Bool {
        let mark = Array("</\(element)".utf8)
        return page[index...].prefix(mark.count).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } == mark
    }

    /// The name of an opening tag in lower case; empty for a closing one.
    private static func name(of tag: ArraySlice<UInt8>) -> String {
        let letters = tag.dropFirst().prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
        return String(decoding: letters, as: UTF8.self).lowercased()
    }

    /// Where the value of a quoted attribute stands.
    private static func value(of attribute: String, in tag: [UInt8]) -> Range<Int>? {
        let mark = Array(" \(attribute)=".utf8)
        guard tag.count > mark.count else { return nil }
        for start in 0..<(tag.count - mark.count) where tag[start..<(start + mark.count)].elementsEqual(mark) {
            let quote = tag[start + mark.count]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            let first = start + mark.count + 1
            return tag[first...].firstIndex(of: quote).map { first..<$0 }
        }
        return nil
    }
}
