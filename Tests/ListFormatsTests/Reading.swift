import DomainNames
import ListFormats
import Vocabulary

/// What a text reads as, spelled so that a table of tests stays readable.
struct Reading {
    /// `block subtree evil.example`, each entry in the order of the lines.
    private(set) var entries: [String] = []
    /// `3 ip-address`: line and reason.
    private(set) var refusals: [String] = []
    private(set) var texts: [String] = []
    private(set) var counts = ListReader.Counts()

    init(_ bytes: [UInt8], as format: ListFormatName, options: ReadingOptions = ReadingOptions(), chunk: Int = .max) {
        var reader = ListReader(format: format, path: "list", options: options)
        var entries: [String] = []
        var refusals: [String] = []
        var texts: [String] = []
        let receive = { (statement: ListReader.Statement) in
            switch statement {
            case .entry(let entry, _), .important(let entry, _):
                switch entry.subject {
                case .name(let name): entries.append("\(entry.action.rawValue) \(entry.scope.rawValue) \(name)")
                case .address(let address): entries.append("\(entry.action.rawValue) \(entry.scope.rawValue) \(address)")
                }
            case .cancelled(let entry, _): entries.append("cancelled \(entry.action.rawValue) \(entry.scope.rawValue)")
            case .refused(let refusal):
                refusals.append("\(refusal.line) \(refusal.reason)")
                texts.append(refusal.text)
            }
        }
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + min(chunk, bytes.count))
            reader.consume(bytes[start..<end], receive)
            start = end
        }
        reader.finish(receive)
        self.entries = entries
        self.refusals = refusals
        self.texts = texts
        counts = reader.counts
    }

    init(_ text: String, as format: ListFormatName, options: ReadingOptions = ReadingOptions(), chunk: Int = .max) {
        self.init(Array(text.utf8), as: format, options: options, chunk: chunk)
    }
}
