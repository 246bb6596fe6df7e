import DomainNames
import Pipeline
import Protection
import Testing

@Suite struct NameGuardTests {
    @Test func `a name that a file protects is refused with that file's name`() throws {
        let test = try TestInstallation()
        var nameGuard = try test.installation.nameGuard(
            ListsDirectory(path: test.installation.listsPath).load().lists)
        nameGuard.protect([try DomainName("one.example")], because: "named in one.txt")
        nameGuard.protect([try DomainName("two.example")], because: "named in two.txt")
        #expect(nameGuard.protection(of: try DomainName("a.one.example")) == "one.example is protected: named in one.txt")
        #expect(nameGuard.protection(of: try DomainName("two.example")) == "two.example is protected: named in two.txt")
        #expect(nameGuard.protection(of: try DomainName("three.example")) == nil)
    }

    @Test func `the publisher's own names are never listed, nor anything that would block them`() throws {
        let test = try TestInstallation("[publish]\nown_names = [\"lists.office.example\"]\n")
        let nameGuard = try test.installation.nameGuard(
            ListsDirectory(path: test.installation.listsPath).load().lists)
        #expect(nameGuard.protection(of: try DomainName("www.lists.office.example")) != nil)
        #expect(nameGuard.reachable.contains(try DomainName("lists.office.example")))
        let error = #expect(throws: PipelineError.self) { try test.list(["office.example"]) }
        #expect(error?.description.contains("lists.office.example lies below it") == true)
        try test.list(["other.example"])
        _ = try test.publish()
        #expect(try test.published("domains.txt") == ["other.example"])
    }
}
