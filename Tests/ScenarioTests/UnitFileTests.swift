import Foundation
import ResolverTesting
import Testing

/// The units of packaging/systemd, looked at by systemd itself.
@Suite struct UnitFileTests {
    /// What a service may be exposed to at most: `systemd-analyze security`, 0 to 10.
    private static let mostExposed = 1.5

    /// The units, side by side, with a program in them that exists on this machine.
    private func placed() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zhalan-units-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let program = try Program("true").path
        for name in try UnitFile.names("") {
            let text = try String(contentsOf: UnitFile.folder.appending(path: name), encoding: .utf8)
            try text.replacing("/usr/bin/zhalan", with: program)
                .write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        return folder
    }

    @Test func `systemd has nothing to say about any unit, unknown keys included`() throws {
        let folder = try placed()
        defer { try? FileManager.default.removeItem(at: folder) }
        let units = try [".service", ".timer", ".path"].flatMap(UnitFile.names)
        #expect(units.count >= 7)
        for unit in units {
            let (status, output) = try Program("systemd-analyze").run(["verify", "--man=no", "\(folder.path)/\(unit)"])
            #expect(status == 0 && output.isEmpty, "\(unit): \(output)")
        }
        // The check can fail.
        let wrong = folder.appending(path: "zhalan-wrong.service")
        try "[Service]\nExecStart=/bin/true\nProtectSytem=strict\n".write(to: wrong, atomically: true, encoding: .utf8)
        #expect(try !Program("systemd-analyze").run(["verify", "--man=no", wrong.path]).output.isEmpty)
    }

    @Test func `each service is exposed to little`() throws {
        let folder = try placed()
        defer { try? FileManager.default.removeItem(at: folder) }
        for unit in try UnitFile.names(".service") {
            let (status, output) = try Program("systemd-analyze").run(
                ["security", "--offline=true", "--no-pager", "\(folder.path)/\(unit)"])
            let line = try #require(output.split(separator: "\n").last { $0.contains("Overall exposure level") }, "\(output)")
            let level = try #require(line.split(separator: " ").compactMap { Double($0) }.first, "\(line)")
            #expect(status == 0 && level <= Self.mostExposed, "\(line)")
        }
    }

    @Test func `only the deploying units have rights of root, and each one`() throws {
        for unit in try UnitFile.names(".service") {
            let rights = try UnitFile(unit).values("CapabilityBoundingSet")
            let most = unit.hasPrefix("zhalan-deploy@") ? 1 : 0
            #expect(rights.count == 1 && rights[0].split(separator: " ").count == most, "\(unit): \(rights)")
        }
    }
}
