import Deployment
import Testing

@Suite struct ProbeTests {
    /// A head with the counts of all four sections, behind it what is given.
    private func message(code: UInt8, answers: UInt8 = 0, authority: UInt8 = 0, _ rest: [UInt8] = []) -> [UInt8] {
        [0, 1, 0x81, 0x80 | code, 0, 1, 0, answers, 0, authority, 0, 0] + [1, 0x78, 0, 0, 1, 0, 1] + rest
    }

    private let addressRecord: [UInt8] = [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]

    @Test func `NXDOMAIN and the address 0 are blocked, an address and an error are not`() {
        #expect(ProbeAnswer(message(code: 3))?.isBlocked == true)
        #expect(ProbeAnswer(message(code: 2))?.isBlocked == false)
        #expect(ProbeAnswer(message(code: 0))?.isBlocked == false)
        #expect(ProbeAnswer(message(code: 0, answers: 1, addressRecord + [0, 0, 0, 0]))?.isBlocked == true)
        let open = ProbeAnswer(message(code: 0, answers: 1, addressRecord + [192, 0, 2, 10]))
        #expect(open?.isBlocked == false && open?.address == [192, 0, 2, 10])
    }

    @Test func `a name that is hidden and one that does not exist differ in shape`() {
        let hidden = ProbeAnswer(message(code: 3))
        let missing = ProbeAnswer(message(code: 3, authority: 1, [0, 0, 6, 0, 1]))
        #expect(hidden != nil && missing != nil && hidden?.shape != missing?.shape)
    }

    @Test func `bytes that are no whole answer are none, wherever they end`() {
        let whole = message(code: 0, answers: 1, addressRecord + [192, 0, 2, 10])
        for length in 0..<whole.count { #expect(ProbeAnswer(Array(whole[..<length])) == nil, "\(length)") }
        #expect(ProbeAnswer(whole) != nil)
        var question = whole
        question[2] = 0
        #expect(ProbeAnswer(question) == nil)
    }

    @Test func `a name that no message can hold is not asked for`() {
        let label = String(repeating: "a", count: 63)
        #expect(NameQuestion(name: "a.example").message(identifier: 0x0102)?.prefix(4) == [1, 2, 1, 0])
        #expect(NameQuestion(name: label + "a.example").message(identifier: 1) == nil)
        #expect(NameQuestion(name: "a..example").message(identifier: 1) == nil)
        let longest = [label, label, label, String(repeating: "a", count: 61)].joined(separator: ".")
        #expect(NameQuestion(name: longest).message(identifier: 1) != nil)
        #expect(NameQuestion(name: longest + "a").message(identifier: 1) == nil)
    }

    @Test(arguments: [0, 1, 2, 3, 7, 8, 9, 16, 17, 100, 1_000, 100_000])
    func `samples hold the first and the last name and are as many as allowed`(_ count: Int) {
        var samples = SampledNames()
        let names = (0..<count).map { "n\($0).example" }
        for name in names { samples.add(name) }
        #expect(samples.names.first == names.first && samples.names.last == names.last)
        #expect(samples.names.count <= DeploymentLimits.samples)
        #expect(samples.names.count == min(count, DeploymentLimits.samples) || count > DeploymentLimits.samples)
        #expect(Set(samples.names).count == samples.names.count)
        if count > 1_000 { #expect(samples.names.count >= DeploymentLimits.samples / 2) }
    }
}
