/// What whoever builds a fraud page may do to it so that it is not recognised: made of any page, to measure what is left of a verdict.
///
/// Works on markup as bytes and needs no tree: texts are what stands between tags outside scripts and styles.
package enum PageTrick: String, CaseIterable, Sendable {
    /// Latin letters of the texts are written with Cyrillic ones that look alike.
    case homoglyphs
    /// A hidden block of honest sentences follows the page.
    case padding
    /// Texts are pictures; the title and the fields stay.
    case pictures
    /// Words of the texts are cut by characters that nobody sees.
    case splitWords = "split-words"
    /// The page is written by a script from an escaped text.
    case script
    /// Names, identifiers and hints of the fields say nothing.
    case renamedFields = "renamed-fields"
    /// An honest front of a brand is saved whole, and only its forms are turned to a script beside it.
    case turnedForm = "turned-form"

    /// Whether it is played on honest fronts of brands, and not on fraud.
    package var startsFromHonest: Bool { self == .turnedForm }

    package func applied(to page: [UInt8]) -> [UInt8] {
        switch self {
        case .homoglyphs: MarkupEdit.texts(of: page) { PageTrick.lookalikes($0) }
        case .padding: page + PageTrick.honestBlock
        case .pictures: MarkupEdit.texts(of: page, withTitle: false) { _ in Array("<img src=\"t.png\">".utf8) }
        case .splitWords: MarkupEdit.texts(of: page) { PageTrick.split($0) }
        case .script: PageTrick.written(page)
        case .renamedFields:
            MarkupEdit.attributes(
                of: page, named: ["name", "id", "placeholder", "aria-label"], in: ["input", "select", "textarea"])
        case .turnedForm: MarkupEdit.forms(of: page, sentTo: "post.php")
        }
    }

    private static let cyrillic: [UInt8: [UInt8]] = [
        UInt8(ascii: "a"): Array("а".utf8), UInt8(ascii: "c"): Array("с".utf8), UInt8(ascii: "e"): Array("е".utf8),
        UInt8(ascii: "o"): Array("о".utf8), UInt8(ascii: "p"): Array("р".utf8), UInt8(ascii: "x"): Array("х".utf8),
    ]

    private static func lookalikes(_ text: ArraySlice<UInt8>) -> [UInt8] {
        // A reference such as &copy; must stay one.
        var isReference = false
        return text.reduce(into: []) { output, byte in
            if byte == UInt8(ascii: "&") { isReference = true }
            if byte == UInt8(ascii: ";") || byte == UInt8(ascii: " ") { isReference = false }
            if !isReference, let letter = cyrillic[byte] { output += letter } else { output.append(byte) }
        }
    }

    /// U+200B after each third letter of a run.
    private static func split(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var run = 0
        var isReference = false
        return text.reduce(into: []) { output, byte in
            output.append(byte)
            if byte == UInt8(ascii: "&") { isReference = true }
            if byte == UInt8(ascii: ";") || byte == UInt8(ascii: " ") { isReference = false }
            run = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A ? run + 1 : 0
            if run == 3, !isReference {
                output += "\u{200B}".utf8
                run = 0
            }
        }
    }

    private static let honestBlock: [UInt8] = {
        let sentences =
            "Our club meets every Thursday in the old school beside the river. Members repair bicycles, plant trees and read to children. "
            + "The library opens at nine, and the reading room has a view of the garden. Minutes of the last meeting are in the archive. "
        return Array("<div style=\"display:none\"><p>\(String(repeating: sentences, count: 40))</p></div>".utf8)
    }()

    private static func written(_ page: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var output = Array("<html><body><script>document.write(unescape('".utf8)
        for byte in page { output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return output + Array("'))</script></body></html>".utf8)
    }
}
