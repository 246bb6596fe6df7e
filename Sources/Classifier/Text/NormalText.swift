/// A text in the spelling that terms are compared in, with the way back: for each byte, where it came from.
struct NormalText: Sendable {
    /// UTF-8, folded by `TextFolding` and joined by `SplitWords`.
    fileprivate(set) var bytes: [UInt8] = []
    /// For each byte, the offset of its source in Unicode scalars of the original text.
    fileprivate(set) var offsets: [UInt32] = []

    /// Normalises a text; linear in its length, and longer texts are cut at `ClassifierLimits.textScalars`.
    init(_ source: some StringProtocol) {
        let units = TextFolding.folded(source)
        bytes.reserveCapacity(units.count * 3)
        offsets.reserveCapacity(units.count * 3)
        SplitWords.join(units) { scalar, offset in
            for byte in UTF8.encode(scalar) ?? .init() {
                bytes.append(byte)
                offsets.append(offset)
            }
        }
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// Where another text stands first in this one, in Unicode scalars of the original; `nil` when it does not.
    func offset(of part: NormalText) -> Int? {
        bytes.firstRange(of: part.bytes).map { Int(offsets[$0.lowerBound]) }
    }

    /// The normalised text, for comparisons of short texts.
    var string: String { String(decoding: bytes, as: UTF8.self) }
}
