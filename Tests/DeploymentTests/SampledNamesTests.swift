import Deployment
import Testing

@Suite struct SampledNamesTests {
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
