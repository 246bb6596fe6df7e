import DomainNames
import Exporter
import Foundation
import ListFormats
import Pipeline
import Protection
import Testing
import Vocabulary

/// The last look at written files: canaries are there, and no name that is never listed.
@Suite struct ReleaseGuardTests {
    private static let serial: UInt32 = 1_795_480_001
    private static let guardOfNames = NameGuard(critical: NameRules(), own: [DomainName(trusted: "own.publisher.example")])

    private func finding(
        _ format: ListFormatName, _ entries: [ListEntry],
        canaries: [DomainName] = [Canary.first(serial: serial), Canary.last(serial: serial)],
        overruled: Set<ReleaseGuard> = []
    ) -> (guard: ReleaseGuard, message: String)? {
        var look = FileGuard(
            format, serial: ReleaseGuardTests.serial, nameGuard: ReleaseGuardTests.guardOfNames, overruled: overruled)
        for name in canaries { look.see(ListEntry(name: name, scope: .subtree)) }
        for entry in entries { look.see(entry) }
        return look.finding
    }

    private func entry(_ name: String, _ scope: ListingScope = .exact, _ action: ListEntry.Action = .block) -> ListEntry {
        ListEntry(action: action, name: DomainName(trusted: name), scope: scope)
    }

    @Test(arguments: ListFormatName.allCases)
    func `a published file carries the canaries of its serial, but where web addresses and listings are told`(
        _ format: ListFormatName
    ) throws {
        let test = try TestInstallation()
        try test.list(["pay.example"])
        guard case .published(let serial, let directory) = try test.publish() else { throw PipelineError(.other, "no release") }
        let text = try String(contentsOfFile: directory + "/" + format.fileName, encoding: .utf8)
        for name in [Canary.first(serial: serial), Canary.last(serial: serial)] {
            #expect(text.contains(name.text) == format.hasCanaries)
        }
    }

    @Test func `a file without one of the canaries, or with another serial's, is held back`() {
        #expect(finding(.rpz, [entry("evil.example")]) == nil)
        let first = Canary.first(serial: ReleaseGuardTests.serial)
        let cut = finding(.rpz, [entry("evil.example")], canaries: [first])
        #expect(cut?.guard == .canaries && cut?.message == "canary-last.1795480001.zhalan.example is not in it")
        #expect(finding(.rpz, [], canaries: [first, Canary.last(serial: 7)])?.guard == .canaries)
        #expect(finding(.rpz, [], canaries: [], overruled: [.canaries]) == nil)
        #expect(finding(.jsonl, [], canaries: []) == nil && finding(.urls, [], canaries: []) == nil)
    }

    @Test func `a file that would block a protected name, itself or from above, is held back`() {
        #expect(finding(.hosts, [entry("own.publisher.example")])?.guard == .protected)
        #expect(finding(.hosts, [entry("deep.own.publisher.example")])?.guard == .protected)
        let above = finding(.unbound, [entry("publisher.example", .subtree)])
        #expect(above?.guard == .protected)
        #expect(
            above?.message.contains("own.publisher.example") == true
                && above?.message.contains("publisher.example, which is") == true)
        #expect(finding(.rpz, [entry("publisher.example", .exact)]) == nil)
        // Said as an exception further down.
        #expect(
            finding(.unbound, [entry("publisher.example", .subtree), entry("own.publisher.example", .subtree, .allow)]) == nil)
        #expect(finding(.hosts, [entry("own.publisher.example")], overruled: [.protected]) == nil)
        #expect(finding(.hosts, [entry("own.publisher.example")], overruled: [.bounds, .canaries])?.guard == .protected)
    }

    @Test(arguments: [ReleaseGuard.canaries, .protected])
    func `a guard's no is one sentence with its name and how to overrule it, and the previous release stays`(
        _ guarding: ReleaseGuard
    ) {
        let held = ExporterError.held(guard: guarding.rawValue, file: "rpz.zone", message: "x.example is in it")
        let stop = PublishRun.stop(held, saying: "nothing was published")
        #expect(stop.kind == .refused && held.label == guarding.rawValue)
        #expect(stop.description == "not published: the guard \"\(guarding.rawValue)\" holds rpz.zone back: x.example is in it")
        #expect(stop.hint?.contains("zhalan publish --overrule \(guarding.rawValue)") == true)
        #expect(PublishRun.stop(.noFiles, saying: "nothing was published").kind == .other)
    }
}
