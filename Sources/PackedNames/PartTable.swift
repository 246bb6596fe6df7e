/// What stands behind a `SortedPart`: the statements of the part, its names each once, and their order.
struct PartTable: ~Copyable {
    /// A power of two, some times as large as the number of names in a part that something happens to.
    private static let hashClasses = 4096

    private var records = StatementRecords(chunks: [])
    private var table: NameTable
    private var order: NameOrder
    /// The position of each entry, once somebody went through the statements again.
    private var ranks = Pages<UInt32>()
    private var hasRanks = false
    /// Who owns the memory that names are given out in: of this part, and of those whose chunks were given back before.
    private(set) var owners: [AnyObject] = []
    private var isDropped: (UInt32) -> Bool = { _ in false }
    /// Statements about the names.
    private(set) var statements = 0

    init(scan: NameScan, seed: HashSeed) {
        table = NameTable(seed: seed)
        order = NameOrder(scan: scan)
    }

    /// Different names.
    var count: Int { order.count }
    var inputWords: Int { table.inputWords }

    mutating func fill(_ part: StatementParts.Part, inputs: Int, isDropped: @escaping (UInt32) -> Bool) {
        records = part.records
        for owner in part.owners where !owners.contains(where: { $0 === owner }) { owners.append(owner) }
        self.isDropped = isDropped
        hasRanks = false
        table.removeAll(statementBytes: records.byteCount, inputs: inputs)
        var added = 0
        records.forEach(isDropped: isDropped) { name, isSubtree, input, _ in
            table.add(name, isSubtree: isSubtree, input: input)
            added += 1
        }
        table.flush()
        statements = added
        order.sort(table)
    }

    /// Lets the memory of the statements be used again; they are gone.
    mutating func giveChunks(to pool: ChunkPool) {
        for (start, _) in records.chunks { pool.give(start) }
        records = StatementRecords(chunks: [])
        table.removeAll()
        order.removeAll()
    }

    func name(at position: Int) -> NameBytes { table.name(order.entry(at: position)) }
    func scopes(at position: Int) -> UInt8 { table.scopes(order.entry(at: position)) }
    func key(at position: Int) -> UnsafeBufferPointer<UInt8> { order.key(at: position) }

    func inputs(at position: Int, isSubtree: Bool, word: Int) -> UInt64 {
        table.inputs(order.entry(at: position), isSubtree: isSubtree, word: word)
    }

    func exactInputCounts() -> (names: [Int], alone: [Int])? { table.exactInputCounts() }

    func withdraw(at position: Int, isSubtree: Bool, input: Int) {
        table.withdraw(order.entry(at: position), isSubtree: isSubtree, input: input)
    }

    func position(ofKey wanted: UnsafeBufferPointer<UInt8>) -> Int? { order.position(ofKey: wanted) }
    func positions(withinKey wanted: UnsafeBufferPointer<UInt8>) -> Range<Int> { order.positions(withinKey: wanted) }

    /// Calls for each statement again, in the order of reading within each thread.
    /// - Parameter positions: of the names whose statements are asked for; `nil`: of all.
    /// - Returns: how many other statements there are.
    mutating func forEachStatement(
        about positions: [Int]?, _ body: (_ position: Int, _ isSubtree: Bool, _ input: UInt32, _ line: UInt32) -> Void
    ) -> Int {
        // A bit for some of each name's hash: most names need not be looked for.
        var wanted = [Bool](repeating: positions == nil, count: PartTable.hashClasses)
        var isWanted = [Bool](repeating: positions == nil, count: count)
        for position in positions ?? [] {
            wanted[Int(truncatingIfNeeded: table.hash(of: name(at: position))) & (PartTable.hashClasses - 1)] = true
            isWanted[position] = true
        }
        var others = 0
        if !hasRanks {
            ranks.reserve(count, keeping: 0)
            for position in 0..<count { ranks.set(order.entry(at: position), to: UInt32(position)) }
            hasRanks = true
        }
        records.forEach(isDropped: isDropped) { name, isSubtree, input, line in
            let hash = table.hash(of: name)
            guard wanted[Int(truncatingIfNeeded: hash) & (PartTable.hashClasses - 1)],
                let entry = table.entry(of: name, hash: hash), isWanted[Int(ranks[entry])]
            else {
                others += 1
                return
            }
            body(Int(ranks[entry]), isSubtree, input, line)
        }
        return others
    }
}
