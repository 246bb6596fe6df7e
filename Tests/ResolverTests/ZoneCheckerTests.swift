import Foundation
import ResolverTesting
import Testing

/// What the checkers of five projects say to every golden file. None of them finds every fault, so all of them look.
@Suite struct ZoneCheckerTests {
    static let variations = GoldenInResolversTests.cases.map(\.variation)
    static let origins = ["rpz.zhalan", "rpz." + String(repeating: "o", count: 36)]

    private func accepts(_ program: String, _ arguments: [String]) throws {
        let (status, output) = try Program(program).run(arguments)
        #expect(status == 0, "\(program) \(arguments.joined(separator: " ")): \(output)")
    }

    @Test(arguments: variations, origins)
    func `zone checkers accept the zone`(_ variation: String, _ origin: String) throws {
        let zone = GoldenInResolversTests.folder.appending(path: variation).appending(path: "rpz.zone").path
        try accepts("kzonecheck", ["-o", origin, zone])
        try accepts("nsd-checkzone", [origin, zone])
        try accepts("named-checkzone", ["-i", "local", origin, zone])
    }

    @Test(arguments: variations)
    func `unbound and dnsmasq accept their configuration`(_ variation: String) throws {
        let folder = GoldenInResolversTests.folder.appending(path: variation)
        try accepts("unbound-checkconf", [folder.appending(path: "unbound.conf").path])
        try accepts("dnsmasq", ["--test", "--conf-file=\(folder.appending(path: "dnsmasq.conf").path)"])
    }
}
