import CSodium
import Digests
import Exporter
import Testing
import Vocabulary

@Suite struct ReleaseSigningTests {
    private static let serial = ReleaseSerial(1000)
    private static let sums = Drafts.directory + "/1000/SHA256SUMS"

    /// A key of this test's own, written as `minisign -G -W` writes it.
    static func signer(number: UInt8 = 3) throws -> MinisignSigner {
        var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
        var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
        crypto_sign_keypair(&publicKey, &secret)
        let head = Array("Ed".utf8) + [0, 0] + Array("B2".utf8) + [UInt8](repeating: 0, count: 48)
        let file = head + [UInt8](repeating: number, count: 8) + secret + [UInt8](repeating: 0, count: 32)
        return try MinisignSigner(String(decoding: Base64.encoded(file[...]), as: UTF8.self))
    }

    private func published(_ signer: MinisignSigner?) throws -> SimulatedDisk {
        let disk = try Drafts.disk()
        var draft = Drafts.draft(1000)
        draft.signer = signer
        _ = try Drafts.writer(disk).publish(draft)
        return disk
    }

    @Test func `the signature stands beside the checksums and is theirs`() throws {
        let signer = try ReleaseSigningTests.signer()
        let disk = try published(signer)
        let result = try Drafts.archive(disk).verify(ReleaseSigningTests.serial, key: signer.publicKey)
        #expect(result.isWhole && result.intact.contains("SHA256SUMS.minisig"))
        // Without a key it has no say.
        #expect(try Drafts.archive(disk).verify(ReleaseSigningTests.serial).isWhole)
    }

    @Test func `a release without a signature, with another's, and with changed checksums is told`() throws {
        let signer = try ReleaseSigningTests.signer()
        func damages(_ disk: SimulatedDisk, _ key: MinisignKey) throws -> [String] {
            try Drafts.archive(disk).verify(ReleaseSigningTests.serial, key: key).damages.map(\.description)
        }
        #expect(
            try damages(try published(nil), signer.publicKey)
                == ["SHA256SUMS.minisig is missing: the release is not signed"])
        let disk = try published(signer)
        let other = try ReleaseSigningTests.signer(number: 4).publicKey
        #expect(try damages(disk, other) == ["SHA256SUMS.minisig is made with another key"])
        disk.rot(ReleaseSigningTests.sums)
        #expect(try damages(disk, signer.publicKey).contains("SHA256SUMS.minisig is no signature of these checksums"))
        disk.rot(ReleaseSigningTests.sums + ".minisig")
        #expect(try !damages(disk, signer.publicKey).isEmpty)
    }

    @Test func `each manifest names the one before it, and another in its place is told`() throws {
        let disk = try published(nil)
        _ = try Drafts.writer(disk).publish(Drafts.draft(2000))
        let archive = Drafts.archive(disk)
        #expect(try archive.manifest(of: ReleaseSerial(1000)).previousSHA256 == nil)
        #expect(try archive.manifest(of: ReleaseSerial(2000)).previousSHA256?.count == 64)
        #expect(try archive.verify(ReleaseSerial(2000)).isWhole)
        disk.rot(Drafts.directory + "/1000/manifest.json")
        #expect(
            try archive.verify(ReleaseSerial(2000)).damages.map(\.description)
                == ["manifest.json names a manifest of release 1000 that is not the one on disk"])
    }

    @Test func `a release that would not fit is refused before anything is written`() throws {
        let disk = try published(nil)
        disk.leave(freeBytes: ReleaseLimits.spareBytes - 1)
        disk.clearLog()
        let error = #expect(throws: ExporterError.self) { try Drafts.writer(disk).publish(Drafts.draft(2000)) }
        #expect(error?.label == "disk-full" && error?.hint != nil)
        #expect(!disk.log.contains { $0.contains("create") || $0.contains("makeDirectory") })
        #expect(try Drafts.archive(disk).current() == ReleaseSigningTests.serial)
        disk.leave(freeBytes: 2 * ReleaseLimits.spareBytes)
        _ = try Drafts.writer(disk).publish(Drafts.draft(2000))
    }
}
