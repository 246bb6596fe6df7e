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

    private struct State {
        var tree = SimulatedTree()
        var opened: [Int32: (node: Int, offset: Int)] = [:]
        var nextNumber: Int32 = 3
        var log: [String] = []
        var operations = 0
        var blow: (at: Int, Blow)?
        var struck: FileFault.Operation?
        var isDead = false
        var freeBytes = Int.max
        /// The most bytes that one write or read moves.
        var piece = Int.max
    }

    private let state: Mutex<State>

    init() {
        state = Mutex(State())
    }

    private init(_ tree: SimulatedTree) {
        var fresh = State()
        fresh.tree = tree
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

    func leave(freeBytes: Int) { state.withLock { $0.freeBytes = freeBytes } }
    func movePieces(of bytes: Int) { state.withLock { $0.piece = bytes } }
    var struckOperation: FileFault.Operation? { state.withLock { $0.struck } }
    var struck: Bool { struckOperation != nil }
    var log: [String] { state.withLock { $0.log } }
    func clearLog() { state.withLock { $0.log = [] } }
    var openFiles: Int { state.withLock { $0.opened.count } }

    /// The disk as the next process finds it after kill -9: the cache is the kernel's and survives.
    func afterKill() -> SimulatedDisk { SimulatedDisk(state.withLock { $0.tree }) }

    /// The disk after the power came back: of what was not forced to it, each piece is there or not, as the coin falls.
    func afterPowerLoss(_ coin: () -> Bool) -> SimulatedDisk {
        SimulatedDisk(state.withLock { $0.tree }.afterPowerLoss(coin))
    }

    /// Changes a byte behind everybody's back.
    func rot(_ path: String) {
        state.withLock { state in
            guard let number = state.tree.find(path), case .file(var cached, _) = state.tree.nodes[number] else {
                return
            }
            cached[cached.count / 2] ^= 1
            state.tree.nodes[number] = .file(cached: cached, synced: cached)
        }
    }

    /// The identity of what is at a path: two names of one file have the same.
    func identity(_ path: String) -> Int? { state.withLock { $0.tree.find(path) } }

    // MARK: FileSystem

    func create(_ path: String) throws(FileFault) -> OpenFile {
        try run(.create, path) { state throws(FileFault) in
            let number = try state.tree.add(.file(cached: [], synced: []), at: path, .create)
            return SimulatedDisk.opened(number, path, &state)
        }
    }

    func open(_ path: String) throws(FileFault) -> OpenFile {
        try run(.open, path) { state throws(FileFault) in
            guard let number = state.tree.find(path) else { throw FileFault(.open, path, code: ENOENT) }
            guard case .file = state.tree.nodes[number] else { throw FileFault(.open, path, code: EINVAL) }
            return SimulatedDisk.opened(number, path, &state)
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(FileFault) -> Int {
        let content = Array(bytes)
        return try run(.write, file.path) { state throws(FileFault) in
            guard let opened = state.opened[file.number], case .file(let cached, let synced) = state.tree.nodes[opened.node]
            else {
                throw FileFault(.write, file.path, code: EBADF)
            }
            let piece = content.prefix(state.piece)
            state.tree.nodes[opened.node] = .file(cached: cached + piece, synced: synced)
            return piece.count
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, from file: OpenFile) throws(FileFault) -> Int {
        let limit = buffer.count
        let piece = try run(.read, file.path) { state throws(FileFault) -> [UInt8] in
            guard let opened = state.opened[file.number], case .file(let cached, _) = state.tree.nodes[opened.node] else {
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
            guard let opened = state.opened[file.number], case .file(let cached, _) = state.tree.nodes[opened.node] else {
                throw FileFault(.sync, file.path, code: EBADF)
            }
            state.tree.nodes[opened.node] = .file(cached: cached, synced: cached)
        }
    }

    func close(_ file: OpenFile) throws(FileFault) {
        // The descriptor is gone even when close fails.
        state.withLock { _ = $0.opened.removeValue(forKey: file.number) }
        try run(.close, file.path) { _ throws(FileFault) in }
    }

    func makeDirectory(_ path: String) throws(FileFault) {
        try run(.makeDirectory, path) { state throws(FileFault) in
            _ = try state.tree.add(.directory(cached: [:], synced: [:]), at: path, .makeDirectory)
        }
    }

    func syncDirectory(_ path: String) throws(FileFault) {
        try run(.sync, path) { state throws(FileFault) in
            guard let number = state.tree.find(path), case .directory(let cached, _) = state.tree.nodes[number] else {
                throw FileFault(.sync, path, code: ENOENT)
            }
            state.tree.nodes[number] = .directory(cached: cached, synced: cached)
        }
    }

    func rename(_ path: String, to other: String) throws(FileFault) {
        try run(.rename, "\(path) -> \(other)") { state throws(FileFault) in
            guard let number = state.tree.find(path) else { throw FileFault(.rename, path, code: ENOENT) }
            if let target = state.tree.find(other), case .directory(let entries, _) = state.tree.nodes[target],
                !entries.isEmpty
            {
                throw FileFault(.rename, path, code: ENOTEMPTY)
            }
            try state.tree.setEntry(path, to: nil, .rename)
            try state.tree.setEntry(other, to: number, .rename)
        }
    }

    func link(_ path: String, to other: String) throws(FileFault) {
        try run(.link, "\(path) -> \(other)") { state throws(FileFault) in
            guard let number = state.tree.find(path) else { throw FileFault(.link, path, code: ENOENT) }
            guard state.tree.find(other) == nil else { throw FileFault(.link, other, code: EEXIST) }
            try state.tree.setEntry(other, to: number, .link)
        }
    }

    func symlink(to target: String, at path: String) throws(FileFault) {
        try run(.symlink, path) { state throws(FileFault) in
            _ = try state.tree.add(.symlink(target), at: path, .symlink)
        }
    }

    func remove(_ path: String) throws(FileFault) {
        try run(.remove, path) { state throws(FileFault) in
            guard state.tree.find(path) != nil else { throw FileFault(.remove, path, code: ENOENT) }
            try state.tree.setEntry(path, to: nil, .remove)
        }
    }

    func removeDirectory(_ path: String) throws(FileFault) {
        try run(.remove, path) { state throws(FileFault) in
            guard let number = state.tree.find(path), case .directory(let entries, _) = state.tree.nodes[number],
                entries.isEmpty
            else { throw FileFault(.remove, path, code: ENOTEMPTY) }
            try state.tree.setEntry(path, to: nil, .remove)
        }
    }

    func names(in path: String) throws(FileFault) -> [String] {
        try run(.list, path) { state throws(FileFault) in
            guard let number = state.tree.find(path), case .directory(let entries, _) = state.tree.nodes[number] else {
                throw FileFault(.list, path, code: ENOENT)
            }
            return entries.keys.sorted()
        }
    }

    /// No operation of its own: it changes nothing, and nothing depends on it but whether a publication begins.
    func freeBytes(at path: String) throws(FileFault) -> Int { state.withLock { $0.freeBytes } }

    func kind(of path: String) throws(FileFault) -> FileKind? {
        try run(.look, path) { state throws(FileFault) in
            switch state.tree.find(path).flatMap({ state.tree.nodes[$0] }) {
            case .file: FileKind.file
            case .directory: FileKind.directory
            case .symlink: FileKind.symlink
            case nil: nil
            }
        }
    }

    func symlinkTarget(_ path: String) throws(FileFault) -> String? {
        try run(.look, path) { state throws(FileFault) in
            guard let number = state.tree.find(path), case .symlink(let target) = state.tree.nodes[number] else {
                return nil
            }
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

    private static func opened(_ node: Int, _ path: String, _ state: inout State) -> OpenFile {
        let number = state.nextNumber
        state.nextNumber += 1
        state.opened[number] = (node, 0)
        return OpenFile(number: number, path: path)
    }
}
