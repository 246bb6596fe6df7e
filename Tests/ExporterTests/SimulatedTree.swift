import Exporter
import Glibc

/// What a simulated disk holds: for each file and directory, what the cache says and what is safe on the platter.
struct SimulatedTree: Sendable {
    enum Node: Sendable {
        case file(cached: [UInt8], synced: [UInt8])
        case directory(cached: [String: Int], synced: [String: Int])
        case symlink(String)
    }

    /// By number; 0 is the root. Nodes that no directory names stay, since the platter may still name them.
    var nodes: [Int: Node] = [0: .directory(cached: [:], synced: [:])]

    func find(_ path: String) -> Int? {
        var number = 0
        for part in path.split(separator: "/") {
            guard case .directory(let entries, _) = nodes[number], let next = entries[String(part)] else { return nil }
            number = next
        }
        return number
    }

    mutating func add(_ node: Node, at path: String, _ operation: FileFault.Operation) throws(FileFault) -> Int {
        guard find(path) == nil else { throw FileFault(operation, path, code: EEXIST) }
        let number = (nodes.keys.max() ?? 0) + 1
        try setEntry(path, to: number, operation)
        nodes[number] = node
        return number
    }

    mutating func setEntry(_ path: String, to number: Int?, _ operation: FileFault.Operation) throws(FileFault) {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last, let place = find(parts.dropLast().joined(separator: "/")),
            case .directory(var cached, let synced) = nodes[place]
        else { throw FileFault(operation, path, code: ENOENT) }
        cached[name] = number
        nodes[place] = .directory(cached: cached, synced: synced)
    }

    /// The tree when the power came back: of what was not safe, each piece is there or not, as the coin falls.
    func afterPowerLoss(_ coin: () -> Bool) -> SimulatedTree {
        var survivors = SimulatedTree()
        for (number, node) in nodes.sorted(by: { $0.key < $1.key }) {
            switch node {
            case .file(let cached, let synced):
                let content = cached == synced || coin() ? cached : coin() ? Array(cached.prefix(cached.count / 2)) : synced
                survivors.nodes[number] = .file(cached: content, synced: content)
            case .directory(let cached, let synced):
                var entries = synced
                for name in Set(cached.keys).union(synced.keys).sorted() where cached[name] != synced[name] && coin() {
                    entries[name] = cached[name]
                }
                survivors.nodes[number] = .directory(cached: entries, synced: entries)
            case .symlink: survivors.nodes[number] = node
            }
        }
        return survivors
    }
}
