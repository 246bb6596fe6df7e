import DomainNames
import Intake
import Testing

@Suite struct SourceGateTests {
    @Test func `a source is cut at its cap, another is not`() throws {
        var gate = SourceGate(caps: .init(perSource: 2, perHost: 10), taken: ["desk": 1])
        let address = try WebAddress("http://evil.example/")
        #expect(gate.objection(to: address, from: "desk") == nil)
        #expect(gate.objection(to: address, from: "desk") == .sourceCap)
        #expect(gate.objection(to: address, from: "bank") == nil)
    }

    @Test func `a host is cut at its cap over all sources`() throws {
        var gate = SourceGate(caps: .init(perSource: 10, perHost: 2))
        #expect(gate.objection(to: try WebAddress("http://evil.example/1"), from: "a") == nil)
        #expect(gate.objection(to: try WebAddress("https://EVIL.example/2"), from: "b") == nil)
        #expect(gate.objection(to: try WebAddress("http://evil.example/3"), from: "c") == .hostCap)
        #expect(gate.objection(to: try WebAddress("http://other.example/3"), from: "c") == nil)
        #expect(gate.explanation(of: .hostCap).contains("2 reports"))
    }

    @Test func `the caps are those that are documented`() {
        #expect(SourceGate.Caps().perSource == 10_000)
        #expect(SourceGate.Caps().perHost == 1_000)
    }
}
