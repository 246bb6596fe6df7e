import Compiler
import DomainNames
import ListFormats
import PackedNames
import Vocabulary

/// What the inputs of a conversion say, on its way into the compiler.
struct ListMaterial {
    private(set) var inputs: [ConvertedInput] = []
    /// What the lists themselves allow.
    private(set) var allow: [ListEntry] = []
    private(set) var failures: [PipelineError] = []
    private var addresses: [(address: WebAddress, input: Int, line: Int)] = []
    private var withdrawn: [(input: Int, entry: ListEntry)] = []
    /// Numbers of inputs that broke off, and the paths and places of the others by their number.
    private var dropped: Set<Int> = []
    private var paths: [String] = []
    private var places: [Int: Int] = [:]
    private let statements: StatementParts

    /// Reads lists, several at a time.
    ///
    /// An input that can't be read, or breaks off, is a failure and counts for nothing: half a list is another list.
    /// - Parameter onRefusal: each line or name that is not taken, in the order of the inputs and their lines.
    init(
        _ paths: [String], from format: ListDialect?, reading: ReadingOptions, threads: Int, onRefusal: (Refusal) -> Void
    ) {
        let parts = ListSample(paths).parts
        let writers = (0..<max(1, min(threads, paths.count))).map { _ in StatementWriter(parts: parts) }
        let results = ParallelLists(paths: paths, from: format, reading: reading).read(into: writers, onRefusal)
        statements = StatementParts(writers)
        self.paths = paths
        for (number, result) in results.enumerated() {
            switch result {
            case .success(let list): take(list, number)
            case .failure(let error):
                dropped.insert(number)
                failures.append(error)
            }
        }
    }

    /// Reads one list and hands on each statement, with its line.
    init(
        _ path: String, from format: ListDialect?, reading: ReadingOptions, onRefusal: (Refusal) -> Void,
        onEntry: (ListEntry, Int) -> Void = { _, _ in }
    ) throws {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        let list = try ReadList(path, number: 0, from: format, reading: reading, into: writer, isPlain: false, onRefusal, onEntry)
        statements = StatementParts([writer])
        paths = [path]
        take(list, 0)
        dialect = list.dialect
        counts = list.counts
    }

    /// What a single list was read as; `nil` for several.
    private(set) var dialect: ListDialect?
    private(set) var counts = ListReader.Counts()

    private mutating func take(_ list: ReadList, _ number: Int) {
        places[number] = inputs.count
        allow += list.effectiveAllow
        withdrawn += list.cancelled.map { (number, $0) }
        addresses += list.addresses.map { ($0.address, number, $0.line) }
        inputs.append(
            ConvertedInput(
                path: paths[number], format: list.dialect.name, lines: list.counts.lines, used: list.counts.entries,
                refused: list.counts.refused, names: 0, unique: 0))
    }

    /// Compiles what was read; the inputs learn what they brought.
    mutating func compile(_ given: CompilerRules) -> TableCompilation {
        var rules = given
        rules.allow += allow
        rules.inputs = paths.count
        rules.droppedInputs = dropped
        rules.withdrawn = withdrawn
        let compiled = ListCompiler.compile(statements, addresses: addresses, rules: rules)
        for (number, counts) in compiled.sources.enumerated() {
            guard let place = places[number] else { continue }
            inputs[place].names = counts.names
            inputs[place].unique = counts.unique
        }
        return compiled
    }

    /// What the compiler took away, with the file and line it came from.
    func refusal(_ removal: CompilerRemoval) -> Refusal {
        let text: String
        switch removal.subject {
        case .name(let name): text = name.text
        case .address(let address): text = address.description
        }
        return Refusal(
            path: paths[removal.input], line: removal.line, text: text, reason: removal.reason.rawValue,
            explanation: removal.detail)
    }
}
