import Classifier
import Testing

@Suite struct SourceFoldTests {
    private static func addresses(sources: Bool) -> [LabelledAddress] {
        (0..<400).flatMap { index in
            [
                LabelledAddress(
                    "secure-login-\(index)x\(index % 7).top/verify/account.php", isFraud: true, kin: "secure\(index).top",
                    source: "feed"),
                // One list's honest names look like fraud to whoever knows the other list only.
                LabelledAddress(
                    index % 4 == 0 ? "secure-account-\(index).example/login" : "garden\(index)club.example/about", isFraud: false,
                    kin: "honest\(index).example", source: sources && index % 4 == 0 ? "banks" : "clubs"),
            ]
        }
    }

    private func threshold(_ addresses: [LabelledAddress]) throws -> Float {
        let model = AddressTrainer(platforms: [], brandWords: []).train(addresses)
        return try #require(model.thresholds.first { $0.falsePositiveRate == 0.1 }?.score)
    }

    @Test("a threshold is carried from sources that were not learned from, where there are several")
    func unseenSources() throws {
        #expect(try threshold(Self.addresses(sources: true)) > threshold(Self.addresses(sources: false)))
    }
}
