import Exporter
import Glibc
import Synchronization

/// A disk in memory that knows what is in the cache and what is on the platter, and can fail or die at its n-th operation.
///
/// Dead, it answers nothing any more, as a killed process asks nothing: so clean-up code has no effect either.
final class SimulatedDisk: FileSystem {
    enum Blow: Sendable {
        /// The operation fails with this error; the disk goes on.
        case fault(Int32)
        /// From this operation on nothing happens.
        case death
    }

    private indirect enum Node {
        case file(cached: [UInt8], synced: [UInt8])
        case directory(cached: [String: Int], synced: [String: Int])
        case symlink(String)
    }

    private struct State {
        var nodes: [Int: Node] = [0: .directory(cached: [:], synced: [:])]
        var opened: [Int32: (node: Int, offset: Int)] = [:]
        var nextNumber: Int32 = 3
        var log: [String] = []
        var operations = 0
        var blow: (at: Int, Blow)?
        var struck: FileFault.Operation?
        var isDead = false
        /// The most bytes that one write or read moves.
        var piece = Int.max
    }

    private let state: Mutex<State>

    init() {
        state = Mutex(State())
    }

    private init(nodes: [Int: Node]) {
        var fresh = State()
        fresh.nodes = nodes
        state = Mutex(fresh)
    }

    // MARK: what a test sets and sees

    func arm(_ blow: Blow, at operation: Int) {
        state.withLock {
            $0.operations = 0
            $0.struck = nil
            $0.blow = (operation, blow)
        }
    }

    func movePieces(of bytes: Int) { state.withLock { $0.piece = bytes } }
    var struckOperation: FileFault.Operation? { state.withLock { $0.struck } }
    var struck: Bool { struckOperation != nil }
    var log: [String] { state.withLock { $0.log } }
    func clearLog() { state.withLock { $0.log = [] } }
    var openFiles: Int { state.withLock { $0.opened.count } }

    /// The disk as the next process finds it after kill -9: the cache is the kernel's and survives.
    func afterKill() -> SimulatedDisk { SimulatedDisk(nodes: state.withLock { $0.nodes }) }

    /// The disk after the power came back: of what was not forced to it, each piece is there or not, as the coin falls.
    func afterPowerLoss(_ coin: () -> Bool) -> SimulatedDisk {
        let nodes = state.withLock { $0.nodes }
        var survivors: [Int: Node] = [:]
        for (number, node) in nodes.sorted(by: { $0.key < $1.key }) {
            switch node {
            case .file(let cached, let synced):
                let content = cached == synced || coin() ? cached : coin() ? Array(cached.prefix(cached.count / 2)) : synced
                survivors[number] = .file(cached: content, synced: content)
            case .directory(let cached, let synced):
                var entries = synced
                for name in Set(cached.keys).union(synced.keys).sorted() where cached[name] != synced[name] && coin() {
                    entries[name] = cached[name]
                }
                survivors[number] = .directory(cached: entries, synced: entries)
            case .symlink: survivors[number] = node
            }
        }
        return SimulatedDisk(nodes: survivors)
    }

    /// Changes a byte behind everybody's back.
    func rot(_ path: String) {
        state.withLock { state in
            guard let number = SimulatedDisk.find(path, state.nodes), case .file(var cached, _) = state.nodes[number] else { return }
            cached[cached.count / 2] ^= 1
            state.nodes[number] = .file(cached: cached, synced: cached)
        }
    }

    /// The identity of what is at a path: two names of one file have the same.
    func identity(_ path: String) -> Int? { state.withLock { SimulatedDisk.find(path, $0.nodes) } }

    // MARK: FileSystem

    func create(_ path: String) throws(FileFault) -> OpenFile {
        try run(.create, path) { state throws(FileFault) in
            let number = try SimulatedDisk.add(.file(cached: [], synced: []), at: path, .create, &state)
            return SimulatedDisk.opened(number, path, &state)
        }
    }

    func open(_ path: String) throws(FileFault) -> OpenFile {
        try run(.open, path) { state throws(FileFault) in
            guard let number = SimulatedDisk.find(path, state.nodes) else { throw FileFault(.open, path, code: ENOENT) }
            guard case .file = state.nodes[number] else { throw FileFault(.open, path, code: EINVAL) }
            return SimulatedDisk.opened(number, path, &state)
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(FileFault) -> Int {
        let content = Array(bytes)
        return try run(.write, file.path) { state throws(FileFault) in
            guard let opened = state.opened[file.number], case .file(let cached, let synced) = state.nodes[opened.node] else {
                throw FileFault(.write, file.path, code: EBADF)
            }
            let piece = content.prefix(state.piece)
            state.nodes[opened.node] = .file(cached: cached + piece, synced: synced)
            return piece.count
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, from file: OpenFile) throws(FileFault) -> Int {
        let limit = buffer.count
        let piece = try run(.read, file.path) { state throws(FileFault) -> [UInt8] in
            guard let opened = state.opened[file.number], case .file(let cached, _) = state.nodes[opened.node] else {
                throw FileFault(.read, file.path, code: EBADF)
            }
            let piece = Array(cached.dropFirst(opened.offset).prefix(min(limit, state.piece)))
            state.opened[file.number] = (opened.node, opened.offset + piece.count)
            return piece
        }
        buffer.copyBytes(from: piece)
        return piece.count
    }

    func sync(_ file: OpenFile) throws(FileFault) {
        try run(.sync, file.path) { state throws(FileFault) in
            guard let opened = state.opened[file.number], case .file(let cached, _) = state.nodes[opened.node] else {
                throw FileFault(.sync, file.path, code: EBADF)
            }
            state.nodes[opened.node] = .file(cached: cached, synced: cached)
        }
    }

    func close(_ file: OpenFile) throws(FileFault) {
        // The descriptor is gone even when close fails.
        state.withLock { _ = $0.opened.removeValue(forKey: file.number) }
        try run(.close, file.path) { _ throws(FileFault) in }
    }

    func makeDirectory(_ path: String) throws(FileFault) {
        try run(.makeDirectory, path) { state throws(FileFault) in
            _ = try SimulatedDisk.add(.directory(cached: [:], synced: [:]), at: path, .makeDirectory, &state)
        }
    }

    func syncDirectory(_ path: String) throws(FileFault) {
        try run(.sync, path) { state throws(FileFault) in
            guard let number = SimulatedDisk.find(path, state.nodes), case .directory(let cached, _) = state.nodes[number] else {
                throw FileFault(.sync, path, code: ENOENT)
            }
            state.nodes[number] = .directory(cached: cached, synced: cached)
        }
    }

    func rename(_ path: String, to other: String) throws(FileFault) {
        try run(.rename, "\(path) -> \(other)") { state throws(FileFault) in
            guard let number = SimulatedDisk.find(path, state.nodes) else { throw FileFault(.rename, path, code: ENOENT) }
            if let target = SimulatedDisk.find(other, state.nodes), case .directory(let entries, _) = state.nodes[target],
                !entries.isEmpty
            {
                throw FileFault(.rename, path, code: ENOTEMPTY)
            }
            try SimulatedDisk.setEntry(path, to: nil, .rename, &state)
            try SimulatedDisk.setEntry(other, to: number, .rename, &state)
        }
    }

    func link(_ path: String, to other: String) throws(FileFault) {
        try run(.link, "\(path) -> \(other)") { state throws(FileFault) in
            guard let number = SimulatedDisk.find(path, state.nodes) else { throw FileFault(.link, path, code: ENOENT) }
            guard SimulatedDisk.find(other, state.nodes) == nil else { throw FileFault(.link, other, code: EEXIST) }
            try SimulatedDisk.setEntry(other, to: number, .link, &state)
        }
    }

    func symlink(to target: String, at path: String) throws(FileFault) {
        try run(.symlink, path) { state throws(FileFault) in
            _ = try SimulatedDisk.add(.symlink(target), at: path, .symlink, &state)
        }
    }

    func remove(_ path: String) throws(FileFault) {
        try run(.remove, path) { state throws(FileFault) in
            guard SimulatedDisk.find(path, state.nodes) != nil else { throw FileFault(.remove, path, code: ENOENT) }
            try SimulatedDisk.setEntry(path, to: nil, .remove, &state)
        }
    }

    func removeDirectory(_ path: String) throws(FileFault) {
        try run(.remove, path) { state throws(FileFault) in
            guard let number = SimulatedDisk.find(path, state.nodes), case .directory(let entries, _) = state.nodes[number],
                entries.isEmpty
            else { throw FileFault(.remove, path, code: ENOTEMPTY) }
            try SimulatedDisk.setEntry(path, to: nil, .remove, &state)
        }
    }

    func names(in path: String) throws(FileFault) -> [String] {
        try run(.list, path) { state throws(FileFault) in
            guard let number = SimulatedDisk.find(path, state.nodes), case .directory(let entries, _) = state.nodes[number] else {
                throw FileFault(.list, path, code: ENOENT)
            }
            return entries.keys.sorted()
        }
    }

    func kind(of path: String) throws(FileFault) -> FileKind? {
        try run(.look, path) { state throws(FileFault) in
            switch SimulatedDisk.find(path, state.nodes).flatMap({ state.nodes[$0] }) {
            case .file: FileKind.file
            case .directory: FileKind.directory
            case .symlink: FileKind.symlink
            case nil: nil
            }
        }
    }

    func symlinkTarget(_ path: String) throws(FileFault) -> String? {
        try run(.look, path) { state throws(FileFault) in
            guard let number = SimulatedDisk.find(path, state.nodes), case .symlink(let target) = state.nodes[number] else { return nil }
            return target
        }
    }

    // MARK: inside

    /// Counts and logs the operation, and lets the blow fall when its turn has come.
    private func run<Result: Sendable>(
        _ operation: FileFault.Operation, _ path: String, _ body: (inout State) throws(FileFault) -> Result
    ) throws(FileFault) -> Result {
        let outcome: Swift.Result<Result, FileFault> = state.withLock { state in
            state.operations += 1
            if let blow = state.blow, state.operations == blow.at {
                state.struck = operation
                switch blow.1 {
                case .death: state.isDead = true
                case .fault(let code): return .failure(FileFault(operation, path, code: code))
                }
            }
            guard !state.isDead else { return .failure(FileFault(operation, path, code: EIO)) }
            do throws(FileFault) {
                let result = try body(&state)
                state.log.append("\(operation.rawValue) \(path)")
                return .success(result)
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private static func split(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }

    private static func find(_ path: String, _ nodes: [Int: Node]) -> Int? {
        var number = 0
        for part in split(path) {
            guard case .directory(let entries, _) = nodes[number], let next = entries[part] else { return nil }
            number = next
        }
        return number
    }

    private static func add(
        _ node: Node, at path: String, _ operation: FileFault.Operation, _ state: inout State
    ) throws(FileFault) -> Int {
        guard find(path, state.nodes) == nil else { throw FileFault(operation, path, code: EEXIST) }
        let number = (state.nodes.keys.max() ?? 0) + 1
        try setEntry(path, to: number, operation, &state)
        state.nodes[number] = node
        return number
    }

    private static func setEntry(
        _ path: String, to number: Int?, _ operation: FileFault.Operation, _ state: inout State
    ) throws(FileFault) {
        let parts = split(path)
        let parent = parts.dropLast().joined(separator: "/")
        guard let name = parts.last, let place = find(parent, state.nodes),
            case .directory(var cached, let synced) = state.nodes[place]
        else { throw FileFault(operation, path, code: ENOENT) }
        cached[name] = number
        state.nodes[place] = .directory(cached: cached, synced: synced)
    }

    private static func opened(_ node: Int, _ path: String, _ state: inout State) -> OpenFile {
        let number = state.nextNumber
        state.nextNumber += 1
        state.opened[number] = (node, 0)
        return OpenFile(number: number, path: path)
    }
}
