import PackedNames
import Vocabulary

/// `squid`: a file for `acl fraud dstdomain "/…/squid.txt"`.
///
///     .evil.example    evil.example and everything below it
struct SquidFormat: ListFormat {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? { PlainNames.plainLines }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        PlainNames.read(line, into: &output)
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "."))
        output += name.utf8
        output.append(0x0A)
    }
}
