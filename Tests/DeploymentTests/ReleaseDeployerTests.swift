import Deployment
import DomainNames
import Exporter
import Foundation
import ResolverTesting
import Testing

@Suite struct ReleaseDeployerTests {
    private func options(patience: Duration = .milliseconds(200)) -> ReleaseDeployer.Options {
        .init(patience: patience, unlisted: ["good.example"], path: ProcessInfo.processInfo.environment["PATH"] ?? "")
    }

    private func target(_ sample: PublishedSample, _ recipe: any ResolverRecipe = KnotResolverRecipe(), port: UInt16 = 9) throws
        -> DeployTarget
    {
        DeployTarget(
            recipe: recipe, file: sample.directory + "/zhalan.zone",
            address: try #require(ResolverAddress("127.0.0.1:\(port)")), origin: "rpz.zhalan")
    }

    @Test func `a simulated release is refused, and nothing is written`() throws {
        let sample = try PublishedSample()
        try sample.publish(7, ["evil.test"], simulated: true)
        let deployer = ReleaseDeployer(archive: sample.archive, options: options())
        let error = #expect(throws: DeploymentError.self) { try deployer.deploy(to: target(sample)) }
        #expect(error?.label == "simulated" && error?.hint != nil)
        #expect(!FileManager.default.fileExists(atPath: sample.directory + "/zhalan.zone"))
    }

    @Test func `without a release there is nothing to deploy`() throws {
        let sample = try PublishedSample()
        let deployer = ReleaseDeployer(archive: sample.archive, options: options())
        let error = #expect(throws: DeploymentError.self) { try deployer.deploy(to: target(sample)) }
        #expect(error?.label == "nothing-published" && error?.hint != nil)
    }

    @Test func `a resolver that does not answer keeps what it had`() throws {
        let sample = try PublishedSample()
        try sample.publish(7, ["evil.example"])
        let file = sample.directory + "/zhalan.zone"
        let deployer = ReleaseDeployer(archive: sample.archive, options: options())
        let first = try deployer.deploy(to: target(sample))
        #expect(first.fate.label == "restored")
        #expect(!FileManager.default.fileExists(atPath: file))
        try Data("; Version: 3\n".utf8).write(to: URL(filePath: file))
        let second = try deployer.deploy(to: target(sample))
        #expect(second.fate.label == "restored" && second.previous == 3)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "; Version: 3\n")
    }

    @Test func `a release that rotted is refused before anything is written`() throws {
        let sample = try PublishedSample()
        try sample.publish(7, ["evil.example"])
        try Data("evil.example CNAME .\n".utf8).write(to: sample.file("rpz.zone"))
        let outcome = try ReleaseDeployer(archive: sample.archive, options: options()).deploy(to: target(sample))
        #expect(outcome.fate.label == "refused" && outcome.fate.reason?.contains("SHA-256") == true, "\(outcome.json.text)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: sample.directory).sorted() == ["published"])
    }

    @Test func `a dry run names every step and does none`() throws {
        let sample = try PublishedSample()
        try sample.publish(7, ["evil.example"])
        var options = options()
        options.isDryRun = true
        let deployer = ReleaseDeployer(archive: sample.archive, options: options)
        for recipe in RecipeTable.all {
            let outcome = try deployer.deploy(to: target(sample, recipe))
            #expect(outcome.fate == .planned && outcome.steps.count >= 4, "\(outcome.json.text)")
            #expect(outcome.steps.first?.contains(recipe.releaseFile) == true)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: sample.directory) == ["published"])
    }

    @Test func `two deployments into one directory exclude each other`() throws {
        let sample = try PublishedSample()
        try sample.publish(7, ["evil.example"])
        let holder = open(sample.directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(holder) }
        try #require(flockExclusively(holder))
        let outcome = try ReleaseDeployer(archive: sample.archive, options: options()).deploy(to: target(sample))
        #expect(outcome.fate.reason?.contains("another deployment") == true)
    }

    /// Foundation's module shows the struct of the name `flock` only; the lock of the whole file by another call is the same lock.
    private func flockExclusively(_ descriptor: Int32) -> Bool {
        typealias Call = @convention(c) (Int32, Int32) -> Int32
        guard let symbol = dlsym(nil, "flock") else { return false }
        return unsafeBitCast(symbol, to: Call.self)(descriptor, 2) == 0
    }

    @Test func `a directory that is not there is told, not made`() throws {
        let sample = try PublishedSample()
        try sample.publish(7, ["evil.example"])
        let target = DeployTarget(
            recipe: BINDRecipe(), file: sample.directory + "/nowhere/zhalan.zone",
            address: try #require(ResolverAddress("127.0.0.1:9")), origin: "rpz.zhalan")
        let outcome = try ReleaseDeployer(archive: sample.archive, options: options()).deploy(to: target)
        #expect(outcome.fate.label == "refused" && outcome.fate.reason?.contains("nowhere") == true)
    }

    @Test func `the number in dnsmasq's file must be dnsmasq's`() throws {
        let sample = try PublishedSample()
        try sample.publish(7, ["evil.example"])
        let pidFile = sample.directory + "/pid"
        try Data("\(getpid())\n".utf8).write(to: URL(filePath: pidFile))
        let target = DeployTarget(
            recipe: DnsmasqRecipe(), file: sample.directory + "/servers",
            address: try #require(ResolverAddress("127.0.0.1:9")), control: pidFile, origin: "rpz.zhalan")
        let outcome = try ReleaseDeployer(archive: sample.archive, options: options()).deploy(to: target)
        #expect(
            outcome.fate.label == "restored" && outcome.fate.reason?.contains("is no dnsmasq") == true, "\(outcome.json.text)")
    }
}
