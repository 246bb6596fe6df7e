/// What stays the same when a kit is set up again under another name.
package struct PageFingerprints: Hashable, Sendable {
    /// How many values a text's minhash has.
    package static let minhashValues = 128

    /// The `dom-hash` of CERT.PL and MISP: the first 32 hexadecimal digits of SHA-256 over the names of all elements in order of the
    /// document, joined by `|`. Empty when there are no elements.
    package var domHash = ""
    /// Simhash of the structure: 64 bits over element, parent and grandparent with the stem of the first class. Two pages of one
    /// template differ in at most 6 bits. 0 when there are no elements.
    package var structure: UInt64 = 0
    /// Minhash of the text over pairs of words (pairs of characters in Chinese), numbers and the page's own names masked:
    /// the share of equal values is an estimate of the texts' resemblance. Empty when there are fewer than 8 pairs.
    package var text: [UInt32] = []
    /// SHA-256 of inline scripts of 200 bytes and more, in order.
    package var scripts: [String] = []
    /// SHA-256 over the sorted paths of scripts, styles and images with numbers and hashes masked: a build's file names. Empty
    /// when there are fewer than 3.
    package var assetPaths = ""
    /// MurmurHash3 of an icon within the page, as Shodan and MISP compute it.
    package var inlineIcon: Int32?

    package init() {}

    /// The share of equal values of two texts' minhashes, 0–1, or `nil` where one has none.
    package static func resemblance(_ first: [UInt32], _ second: [UInt32]) -> Double? {
        guard first.count == second.count, !first.isEmpty else { return nil }
        return Double(zip(first, second).count { $0 == $1 }) / Double(first.count)
    }
}
