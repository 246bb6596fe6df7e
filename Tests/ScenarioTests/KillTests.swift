import DomainNames
import Foundation
import Store
import Testing
import Vocabulary

/// kill -9 in the middle of a publication, at seeded moments: the release that was there stays whole, or the new one is.
@Suite struct KillTests {
    /// A small generator whose seed stands in the failure's message (SplitMix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    /// Twenty in `make test`; hundreds in `make soak`. `ZHALAN_KILLS` says another number.
    private static var moments: Int {
        setting("ZHALAN_KILLS") ?? (ProcessInfo.processInfo.environment["ZHALAN_SOAK"] == nil ? 20 : 400)
    }
    /// Listings that the release has; `ZHALAN_KILL_LISTINGS` says another number.
    private static var names: Int { setting("ZHALAN_KILL_LISTINGS") ?? 1_500 }

    private static func setting(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap(Int.init) }

    @Test func `a killed publication leaves a whole release, and the next one heals`() throws {
        let program = try ZhalanProgram()
        let names = KillTests.names
        // Many come from a made-up history, a batch at a time: one by one they would take an hour.
        let isMadeUp = names > 10_000
        let made = try program.run(
            isMadeUp
                ? ["simulate", "--days", "90", "--seed", "1", "--listings", "\(names)", "--leads", "\(names)"] : ["publish"])
        #expect(made.status == 0, "\(made.talk)")
        let store = try StateStore(path: program.state + "/zhalan.sqlite")
        if !isMadeUp { try KillTests.list((0..<names).map { "name\($0).example" }, in: store) }
        #expect(try program.run(["publish", "--beyond-bounds"]).status == 0)
        let clock = ContinuousClock.now
        #expect(try program.run(["publish", "--even-if-unchanged"]).status == 0)
        let whole = ContinuousClock.now - clock
        var random = Seeded(state: 20_261_124)
        var switched = 0
        for moment in 0..<KillTests.moments {
            let before = try KillTests.current(program)
            try KillTests.list(["extra\(moment).example"], in: store)
            let process = try program.start(
                ["publish", "--state", program.state], output: .nullDevice, talk: .nullDevice)
            let delay =
                Double.random(in: 0...1.1, using: &random) * Double(whole.components.attoseconds) / 1e18
                + Double(whole.components.seconds) * Double.random(in: 0...1, using: &random)
            usleep(UInt32(delay * 1_000_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let after = try KillTests.current(program)
            if after != before { switched += 1 }
            #expect(after >= before)
            let verified = try program.run(["release", "verify", "--json"])
            #expect(verified.status == 0, "after kill \(moment) at \(delay) s: \(verified.output)\(verified.talk)")
            try KillTests.expectOneSerial(program, after)
        }
        let healed = try program.run(["publish", "--even-if-unchanged"])
        #expect(healed.status == 0, "\(healed.talk)")
        let leftovers = try FileManager.default.contentsOfDirectory(atPath: program.state + "/published").filter {
            $0.hasPrefix(".")
        }
        #expect(leftovers.isEmpty)
        let domains = try String(contentsOfFile: program.state + "/published/current/domains.txt", encoding: .utf8)
        let count = domains.split(separator: "\n").count
        // Made-up listings of addresses are no domains.
        #expect(isMadeUp ? count > names / 2 : count == names + KillTests.moments)
    }

    /// The release that `current` points to.
    private static func current(_ program: ZhalanProgram) throws -> Int {
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: program.state + "/published/current")
        return try #require(Int((target as NSString).lastPathComponent))
    }

    /// Every file that carries a serial carries this one.
    private static func expectOneSerial(_ program: ZhalanProgram, _ serial: Int) throws {
        let directory = program.state + "/published/\(serial)/"
        for name in ["hosts.txt", "unbound.conf", "dnsmasq.conf", "adblock.txt", "rpz.zone"] {
            let text = try String(contentsOfFile: directory + name, encoding: .utf8)
            #expect(text.contains("Version: \(serial)"), "\(name) of \(serial)")
        }
        #expect(try String(contentsOfFile: directory + "manifest.json", encoding: .utf8).contains("\(serial)"))
    }

    private static func list(_ names: [String], in store: StateStore) throws {
        let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        for name in names {
            let report = Report(
                spelling: name, address: try WebAddress("http://\(name)/"), source: "test", reportedAt: now)
            guard case .accepted(let lead) = try store.take([report], now: now)[0] else { continue }
            try store.decide(lead: lead, actor: "test", now: now) { _ in
                DecisionPlan(
                    .approve, verdict: nil, reason: "",
                    change: .list(NewListing(subject: name, scope: .subtree, type: nil, score: nil, expiresAt: nil)))
            }
        }
    }
}
