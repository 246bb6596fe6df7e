import DomainNames
import Foundation
import Store
import Testing
import Vocabulary

/// `zhalan review` on a terminal, key by key, as an analyst has it.
@Suite(.serialized) struct ReviewTerminalTests {
    private let program: ZhalanProgram
    private let store: StateStore

    /// Three leads wait, the most harmful first.
    init() throws {
        program = try ZhalanProgram()
        let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        #expect(try program.run(["publish", "--lists", ZhalanProgram.lists]).status == 0)
        store = try StateStore(path: program.state + "/zhalan.sqlite")
        for (index, name) in ["first.example", "second.example", "third.example"].enumerated() {
            let report = Report(spelling: name, address: try WebAddress("http://\(name)/"), source: "desk", reportedAt: now)
            guard case .accepted(let lead) = try store.take([report], now: now)[0] else { continue }
            let verdict = Verdict(outcome: .review, score: 90 - index, type: .phishing, scope: .subtree, signals: [])
            _ = try store.keep(
                [NewVerdict(lead: lead, verdict: verdict, signals: "[]", subject: name, protection: nil, basis: "test")], now: now
            )
        }
    }

    private func review(on terminal: PseudoTerminal) throws -> Process {
        try program.start(
            ["review", "--state", program.state, "--lists", ZhalanProgram.lists, "--as", "Li"], input: terminal.far,
            output: terminal.far, talk: terminal.far)
    }

    private func listed() throws -> [String] {
        try store.activeListings(at: Timestamp(seconds: Int64(Date().timeIntervalSince1970))).map(\.subject)
    }

    @Test func `keys approve, reject with a reason, undo and leave, and the terminal is as it was`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.isAsUsual)
        let process = try review(on: terminal)
        try terminal.wait(for: "1/3")
        try terminal.wait(for: "first.example")
        try terminal.wait(for: "[q] quit")
        #expect(!terminal.isAsUsual)
        terminal.press("a")
        try terminal.wait(for: "second.example")
        try terminal.wait(for: "listed first.example (subtree)")
        try terminal.wait(for: "[q] quit")
        // A key that means nothing changes nothing.
        terminal.press("x")
        try terminal.wait(for: "second.example")
        try terminal.wait(for: "[q] quit")
        terminal.press("r")
        try terminal.wait(for: "reason: ")
        // Typed as in a shell, with a slip.
        terminal.press("an honest shpo\u{7F}\u{7F}op\n")
        try terminal.wait(for: "third.example")
        try terminal.wait(for: "[q] quit")
        #expect(try listed() == ["first.example"])
        terminal.press("u")
        try terminal.wait(for: "second.example")
        try terminal.wait(for: "[q] quit")
        terminal.press("q")
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(terminal.isAsUsual)
        let lead = try #require(try store.lead(key: "http://second.example/"))
        let decision = try #require(try store.decisions(of: lead.id).last)
        #expect(decision.action == .reject && decision.isUndone && decision.reason == "an honest shop")
    }

    @Test(arguments: ["\u{3}", "\u{4}"])
    func `Ctrl-C and Ctrl-D leave, and give the terminal back`(_ key: String) throws {
        let terminal = try PseudoTerminal()
        let process = try review(on: terminal)
        try terminal.wait(for: "[q] quit")
        terminal.press(key)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(terminal.isAsUsual)
        #expect(try listed().isEmpty)
    }
}
