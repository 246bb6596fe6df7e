import Exporter
import Glibc
import Testing
import Vocabulary

/// Each operation of a publication in turn fails, or is the last one before the process dies or the power goes.
@Suite struct ReleaseTortureTests {
    private static let old = ReleaseSerial(1000)
    private static let new = ReleaseSerial(2000)

    /// A coin that falls the same way each time for a seed.
    private struct Coin {
        var state: UInt64

        mutating func toss() -> Bool {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 63 == 1
        }
    }

    enum Aftermath: CustomTestStringConvertible, CaseIterable {
        case kill, nothingSurvives, everythingSurvives, coin1, coin2, coin3, coin4

        var testDescription: String { "\(self)" }

        func disk(_ disk: SimulatedDisk, operation: Int) -> SimulatedDisk {
            switch self {
            case .kill: return disk.afterKill()
            case .nothingSurvives: return disk.afterPowerLoss { false }
            case .everythingSurvives: return disk.afterPowerLoss { true }
            case .coin1, .coin2, .coin3, .coin4:
                let seed = Aftermath.allCases.firstIndex(of: self) ?? 0
                var coin = Coin(state: UInt64(seed * 7919 + operation))
                for _ in 0..<8 { _ = coin.toss() }
                return disk.afterPowerLoss { coin.toss() }
            }
        }
    }

    /// Publishes onto `prepare`'s disk with a blow at each operation, until a publication gets through without meeting it.
    private func torture(
        _ blow: SimulatedDisk.Blow, prepare: () throws -> SimulatedDisk, _ judge: (SimulatedDisk, Int, Bool) throws -> Void
    ) throws -> Int {
        for operation in 1... {
            let disk = try prepare()
            disk.arm(blow, at: operation)
            var failed = false
            do {
                _ = try Drafts.writer(disk).publish(Drafts.draft(2000, names: ["a.example", "c.example"]))
            } catch {
                failed = true
            }
            guard disk.struck else {
                #expect(!failed)
                return operation - 1
            }
            try judge(disk, operation, failed)
        }
        return 0
    }

    private func withOldRelease() throws -> SimulatedDisk {
        let disk = try Drafts.disk()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        return disk
    }

    /// Every release that can be seen is whole, and the current one is the old or the new.
    private func requireOldOrNew(_ disk: SimulatedDisk, _ allowed: [ReleaseSerial?], _ context: Comment) throws {
        let archive = Drafts.archive(disk)
        let current = try archive.current()
        #expect(allowed.contains(current), context)
        for serial in Set(try archive.serials()).union([current].compactMap(\.self)) {
            #expect(try archive.verify(serial).damages == [], context)
        }
    }

    /// The next run heals everything: nothing hidden stays, `CURRENT` names the current release.
    private func requireHealing(_ disk: SimulatedDisk, _ context: Comment) throws {
        try Drafts.writer(disk).recover()
        #expect(try Drafts.archive(disk).marked() == Drafts.archive(disk).current(), context)
        _ = try Drafts.writer(disk).publish(Drafts.draft(3000))
        #expect(try Drafts.archive(disk).current() == ReleaseSerial(3000), context)
        #expect(try Drafts.archive(disk).marked() == ReleaseSerial(3000), context)
        #expect(try disk.names(in: Drafts.directory).allSatisfy { !$0.hasPrefix(".") }, context)
        #expect(disk.openFiles == 0, context)
        try requireOldOrNew(disk, [ReleaseSerial(3000)], context)
    }

    @Test(arguments: Aftermath.allCases)
    func `whoever dies at any operation leaves the old release whole or the new one whole`(_ aftermath: Aftermath) throws {
        let operations = try torture(.death, prepare: withOldRelease) { disk, operation, failed in
            #expect(failed)
            let left = aftermath.disk(disk, operation: operation)
            try requireOldOrNew(left, [Self.old, Self.new], "operation \(operation)")
            try requireHealing(left, "operation \(operation)")
        }
        #expect(operations > 40)
    }

    @Test(arguments: Aftermath.allCases)
    func `the first publication is there whole or not at all`(_ aftermath: Aftermath) throws {
        _ = try torture(.death, prepare: Drafts.disk) { disk, operation, _ in
            let left = aftermath.disk(disk, operation: operation)
            try requireOldOrNew(left, [nil, Self.new], "operation \(operation)")
            try requireHealing(left, "operation \(operation)")
        }
    }

    @Test(arguments: [ENOSPC, EIO, EROFS, EMFILE, EFBIG])
    func `any operation may fail and the previous release stays`(_ code: Int32) throws {
        _ = try torture(.fault(code), prepare: withOldRelease) { disk, operation, failed in
            let context: Comment = "operation \(operation)"
            let left = disk.afterKill()
            try requireOldOrNew(left, failed ? [Self.old, Self.new] : [Self.new], context)
            #expect(disk.openFiles == 0, context)
            try requireHealing(left, context)
        }
    }

    @Test func `a failure before the switch leaves nothing but the old release behind`() throws {
        let disk = try withOldRelease()
        let before = try disk.names(in: Drafts.directory)
        disk.arm(.fault(ENOSPC), at: 30)
        #expect(throws: ExporterError.self) { try Drafts.writer(disk).publish(Drafts.draft(2000, names: ["c.example"])) }
        #expect(try disk.names(in: Drafts.directory) == before)
    }

    @Test func `interrupted and short writes are carried on`() throws {
        _ = try torture(.fault(EINTR), prepare: withOldRelease) { disk, operation, failed in
            if [.write, .read].contains(disk.struckOperation) { #expect(!failed, "operation \(operation)") }
            try requireOldOrNew(disk.afterKill(), failed ? [Self.old, Self.new] : [Self.new], "operation \(operation)")
        }
        let disk = try withOldRelease()
        disk.movePieces(of: 3)
        _ = try Drafts.writer(disk).publish(Drafts.draft(2000, names: ["a.example", "c.example"]))
        try requireOldOrNew(disk, [Self.new], "three bytes at a time")
    }

    @Test(arguments: Aftermath.allCases)
    func `whoever dies while old releases go leaves each whole, or gone with its record kept`(_ aftermath: Aftermath) throws {
        for operation in 1... {
            let disk = try Drafts.disk()
            for serial: UInt32 in [1000, 2000, 3000] { _ = try Drafts.writer(disk).publish(Drafts.draft(serial)) }
            disk.arm(.death, at: operation)
            let retention = ReleaseRetention(releases: 1, days: 0)
            do { _ = try Drafts.archive(disk).retain(retention, now: Timestamp(seconds: 3000)) } catch {}
            guard disk.struck else { break }
            let left = aftermath.disk(disk, operation: operation)
            try requireOldOrNew(left, [ReleaseSerial(3000)], "operation \(operation)")
            for serial: UInt32 in [1000, 2000, 3000] {
                #expect(try Drafts.archive(left).manifest(of: ReleaseSerial(serial)).serial.value == serial)
            }
            try Drafts.writer(left).recover()
            _ = try Drafts.archive(left).retain(retention, now: Timestamp(seconds: 3000))
            #expect(try Drafts.archive(left).serials() == [ReleaseSerial(3000)])
            #expect(try Drafts.archive(left).archivedSerials() == [ReleaseSerial(1000), ReleaseSerial(2000)])
        }
    }
}
