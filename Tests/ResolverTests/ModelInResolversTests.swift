import Foundation
import ListFormats
import ResolverTesting
import Testing
import Vocabulary

/// The model that the property tests rest on, held against the resolvers: random lists, in every spelling, answered as the model
/// says.
@Suite(.serialized) struct ModelInResolversTests {
    /// Spellings of the files that a resolver loads.
    private static let spellings: [WritingOptions] = [
        WritingOptions(), WritingOptions(keepsSubdomains: true),
        {
            var options = WritingOptions()
            options.sinkhole = Sinkhole("192.0.2.80,2001:db8::80")
            return options
        }(),
        {
            var options = WritingOptions()
            options.zoneAction = .nodata
            return options
        }(),
    ]

    private static func format(_ setup: ResolverSetup) -> ListFormatName? {
        ListFormatName.allCases.first { $0.fileName == setup.fileName }
    }

    @Test(arguments: ResolverSetup.allCases, 0..<4 as Range<UInt64>)
    func `a resolver matches as the model does`(_ setup: ResolverSetup, seed: UInt64) throws {
        let format = try #require(ModelInResolversTests.format(setup))
        let options = ModelInResolversTests.spellings[Int(seed)]
        // Knot Resolver 5 does not answer what an exception lets pass where queries are forwarded.
        let world = RandomList(seed: seed &+ 77, hasExceptions: setup != .knotRPZ)
        var bytes: [UInt8] = []
        let header = ListHeader(title: "t", serial: 1, generated: nil)
        _ = try ListWriter(format: format, header: header, options: options).write(world.list) { bytes += $0 }
        let file = FileManager.default.temporaryDirectory.appending(path: "zhalan-model-\(UUID().uuidString.prefix(8))")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let model = MatchingModel(String(decoding: bytes, as: UTF8.self), format)
        let passed: DNSQuery.Reply = .data(["192.0.2.10"])
        let questions = Set(world.universe).sorted().map { name -> ResolverHarness.Question in
            guard model.blocks(name) else { return .init(name, .a, passed) }
            return switch options.resolvedZoneAction {
            case .sinkhole: .init(name, .a, .data(["192.0.2.80"]))
            case .nodata where setup.reach == .zone: .init(name, .a, .noData)
            default: .init(name, .a, .nxdomain, .data(["0.0.0.0"]))
            }
        }
        // What is blocked first: the answers show that the file is loaded.
        let ordered = questions.filter { $0.expected != [passed] } + questions.filter { $0.expected == [passed] }
        let problems = try ResolverHarness().check(file, in: setup, questions: ordered)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))\n\(String(decoding: bytes, as: UTF8.self))")
    }
}
