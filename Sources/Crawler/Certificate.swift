import Digests
import Vocabulary

/// Reads what evidence needs out of a certificate that its owner wrote: every length is checked, nothing is trusted.
struct Certificate {
    /// Names of one certificate that are kept. 32: shared fronts carry a hundred, which say nothing.
    private static let mostNames = 32
    private static let keptBytes = 256

    /// The certificate as evidence, from the texts that the TLS library wrote and the certificate itself.
    static func evidence(subject: String, issuer: String, names: String, der: [UInt8]) -> FetchEvidence.Certificate {
        let body = DERReader(bytes: der).enter(0x30)?.enter(0x30)
        // TBSCertificate (RFC 5280 §4.1): [0] version?, serial, signature, issuer, validity, subject, subjectPublicKeyInfo.
        var reader = body
        if reader?.peek == 0xA0 { _ = reader?.next() }
        for _ in 0..<3 { _ = reader?.next() }
        var validity = reader?.next().map { DERReader(bytes: $0.content) }
        _ = reader?.next()
        let key = reader?.next().map { SHA256.hexadecimal(of: $0.whole) }
        return FetchEvidence.Certificate(
            subject: PlainText.escaped(subject, limit: keptBytes), issuer: PlainText.escaped(issuer, limit: keptBytes),
            names: names.split(separator: ",").prefix(mostNames).map {
                PlainText.escaped(String($0.drop { $0 == " " }), limit: keptBytes)
            },
            validFrom: date(validity?.next()), validUntil: date(validity?.next()), keySHA256: key)
    }

    /// UTCTime and GeneralizedTime (RFC 5280 §4.1.2.5) as RFC 3339.
    private static func date(_ element: DERReader.Element?) -> String {
        guard let element, element.content.last == UInt8(ascii: "Z") else { return "" }
        var digits = element.content.dropLast().map { Int($0) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return "" }
        if element.tag == 0x17, digits.count == 12 { digits = (digits[0] < 5 ? [2, 0] : [1, 9]) + digits }
        guard digits.count == 14 else { return "" }
        func two(_ index: Int) -> String { "\(digits[index])\(digits[index + 1])" }
        return "\(two(0))\(two(2))-\(two(4))-\(two(6))T\(two(8)):\(two(10)):\(two(12))Z"
    }
}

/// Walks over the elements of DER (X.690 §8.1), one after the other.
struct DERReader {
    struct Element {
        let tag: UInt8
        let content: [UInt8]
        /// Tag and length included.
        let whole: [UInt8]
    }

    private let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// The next element, or `nil` at the end and where the bytes are no DER.
    mutating func next() -> Element? {
        guard index + 2 <= bytes.count else { return nil }
        let start = index
        var length = Int(bytes[index + 1])
        var head = index + 2
        if length > 0x80 {
            let count = length - 0x80
            guard count <= 4, head + count <= bytes.count else { return nil }
            length = bytes[head..<head + count].reduce(0) { $0 << 8 | Int($1) }
            head += count
        } else if length == 0x80 {
            return nil
        }
        guard length <= bytes.count - head else { return nil }
        index = head + length
        return Element(tag: bytes[start], content: Array(bytes[head..<index]), whole: Array(bytes[start..<index]))
    }

    /// A reader of what is inside the next element, when it has this tag.
    func enter(_ tag: UInt8) -> DERReader? {
        var reader = self
        guard let element = reader.next(), element.tag == tag else { return nil }
        return DERReader(bytes: element.content)
    }
}
