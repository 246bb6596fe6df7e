import DomainNames
import Vocabulary

/// `urls`: a web address a line, for hosts that others share.
///
///     https://shared.example/user/fake-bank/
struct URLsFormat: ListFormat {
    private let meaning: ReadingOptions.AddressMeaning

    init(options: ReadingOptions) { meaning = options.addressesMean }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        // `#` begins a fragment inside an address, so only a whole line can be a comment.
        if line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: "!") || line.first == UInt8(ascii: ";") {
            return output.ignore()
        }
        output.address(line.text, from: line, meaning: meaning)
    }

    /// Never called with a name: `ListFormatName.urls` says that it holds addresses only.
    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {}

    static func append(_ address: WebAddress, to output: inout [UInt8]) {
        output += address.description.utf8
        output.append(0x0A)
    }
}
