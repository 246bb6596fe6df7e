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
    /// `3:7`: line and column of each refusal.
    private(set) var places: [String] = []
    private(set) var counts = ListReader.Counts()

    init(_ bytes: [UInt8], as dialect: ListDialect, options: ReadingOptions = ReadingOptions(), chunk: Int = .max) {
        var reader = ListReader(dialect: dialect, path: "list", options: options)
        var entries: [String] = []
        var refusals: [String] = []
        var texts: [String] = []
        var places: [String] = []
        let receive = { (statement: ListReader.Statement) in
            switch statement {
            case .entry(let entry, _): entries.append(Reading.text(entry))
            case .important(let entry, _): entries.append("important " + Reading.text(entry))
            case .cancelled(let entry, _): entries.append("cancelled " + Reading.text(entry))
            case .literal(let address, _): entries.append("address \(address)")
            case .refused(let refusal):
                refusals.append("\(refusal.line) \(refusal.reason)")
                texts.append(refusal.text)
                places.append("\(refusal.line):\(refusal.column)")
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
        self.places = places
        counts = reader.counts
    }

    init(_ text: String, as dialect: ListDialect, options: ReadingOptions = ReadingOptions(), chunk: Int = .max) {
        self.init(Array(text.utf8), as: dialect, options: options, chunk: chunk)
    }

    init(
        _ text: String, as format: ListFormatName, options: ReadingOptions = ReadingOptions(), chunk: Int = .max
    ) {
        self.init(Array(text.utf8), as: .format(format), options: options, chunk: chunk)
    }

    init(
        _ bytes: [UInt8], as format: ListFormatName, options: ReadingOptions = ReadingOptions(), chunk: Int = .max
    ) {
        self.init(bytes, as: .format(format), options: options, chunk: chunk)
    }

    private static func text(_ entry: ListEntry) -> String {
        switch entry.subject {
        case .name(let name): "\(entry.action.rawValue) \(entry.scope.rawValue) \(name)"
        case .address(let address): "\(entry.action.rawValue) \(entry.scope.rawValue) \(address)"
        }
    }
}
