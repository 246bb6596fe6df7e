import Compiler
import DomainNames
import ListFormats
import PackedNames
import Vocabulary

/// What the inputs of a conversion say, on its way into the compiler.
struct ListMaterial {
    /// How lists are read.
    struct Settings: Sendable {
        var from: ListDialect?
        var reading = ReadingOptions()
        var threads = 1
        /// Whether what lists allow is what is listed: for a list of names that are let pass.
        var listsAllowed = false
    }

    private(set) var inputs: [ConvertedInput] = []
    /// What the lists themselves allow.
    private(set) var allow: [ListEntry] = []
    /// IP addresses, with the input and line of each; only where the options ask for them.
    private(set) var literals: [(address: IPAddress, input: Int, line: Int)] = []
    /// Why inputs could not be read, in their order.
    private(set) var failures: [PipelineError] = []
    /// What a single list was read as, and what its lines came to; `nil` for several.
    private(set) var single: (dialect: ListDialect, counts: ListReader.Counts)?
    private var addresses: [(address: WebAddress, input: Int, line: Int)] = []
    private var withdrawn: [(input: Int, entry: ListEntry)] = []
    /// Numbers of inputs that broke off.
    private var dropped: Set<Int> = []
    private let paths: [String]
    /// The place in `inputs` of each that could be read, by its number.
    private var places: [Int: Int] = [:]
    private let statements: StatementParts

    /// Reads lists, several at a time.
    ///
    /// An input that can't be read, or breaks off, is a failure and counts for nothing: half a list is another list.
    /// - Parameters:
    ///   - onRefusal: each line or name that is not taken, in the order of the inputs and their lines.
    ///   - onRead: each input, in their order; `nil` when it could not be read.
    init(
        _ paths: [String], _ settings: Settings, onRefusal: (Refusal) -> Void, onRead: (ConvertedInput?) -> Void = { _ in }
    ) {
        self.paths = paths
        let parts = ListSample(paths).parts
        let writers = (0..<max(1, min(settings.threads, paths.count))).map { _ in StatementWriter(parts: parts) }
        let results = ParallelLists(paths: paths, settings: settings).read(into: writers, onRefusal) { result in
            onRead((try? result.get())?.input)
        }
        statements = StatementParts(writers)
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
        _ path: String, _ settings: Settings, onRefusal: (Refusal) -> Void, onEntry: (ListEntry, Int) -> Void = { _, _ in }
    ) throws {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        let list = try ReadList(path, number: 0, settings, into: writer, isPlain: false, onRefusal, onEntry)
        statements = StatementParts([writer])
        paths = [path]
        take(list, 0)
        single = (list.dialect, list.counts)
    }

    private mutating func take(_ list: ReadList, _ number: Int) {
        places[number] = inputs.count
        allow += list.effectiveAllow
        withdrawn += list.cancelled.map { (number, $0) }
        addresses += list.addresses.map { ($0.address, number, $0.line) }
        literals += list.literals.map { ($0.address, number, $0.line) }
        inputs.append(list.input)
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
        return refusal(
            of: text, input: removal.input, line: removal.line, reason: removal.reason.rawValue, explanation: removal.detail)
    }

    /// What is not taken of a statement, with the file and line it came from.
    func refusal(of text: String, input: Int, line: Int, reason: String, explanation: String) -> Refusal {
        Refusal(path: paths[input], line: line, text: text, reason: reason, explanation: explanation)
    }
}
