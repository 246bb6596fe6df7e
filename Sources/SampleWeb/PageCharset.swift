import Foundation

/// The encoding that a sample page is served in.
enum PageCharset: Sendable {
    case utf8, gbk

    var contentType: String {
        switch self {
        case .utf8: "text/html; charset=utf-8"
        // Old Chinese servers name no charset: the page's own meta tag has to be found.
        case .gbk: "text/html"
        }
    }

    var name: String { self == .utf8 ? "utf-8" : "gbk" }

    /// - Returns: an empty page when the text has a character that the encoding lacks; the tests serve every page.
    func bytes(of text: String) -> [UInt8] {
        switch self {
        case .utf8: return Array(text.utf8)
        case .gbk:
            // CFString's number of code page 936, which is GBK; Foundation marks CFString's own encodings with the top bit.
            let codePage936 = String.Encoding(rawValue: 0x8000_0421)
            return text.data(using: codePage936).map(Array.init) ?? []
        }
    }
}
