import PackedNames
import Vocabulary

/// `wildcard`: the name and everything below it, said with a star.
///
///     *.evil.example    evil.example and all names below it (as HaGeZi and blocky mean it)
struct WildcardFormat: ListFormat {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? { PlainNames.plainLines }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        PlainNames.read(line, into: &output)
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "*.".utf8
        output += name.utf8
        output.append(0x0A)
    }
}
