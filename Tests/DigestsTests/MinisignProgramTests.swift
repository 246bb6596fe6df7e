import Digests
import Foundation
import Testing

/// The real `minisign` verifies what we sign, and signs what we verify. It comes with scripts/install-test-deps.
@Suite struct MinisignProgramTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "zhalan-minisign-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// What the program ended with.
    private func minisign(_ arguments: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/minisign")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func text(_ name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }

    private func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: folder.appending(path: name)) }

    @Test func `minisign verifies our signature, and no longer once a byte or the comment changed`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try minisign("-G", "-W", "-p", "key.pub", "-s", "key.sec") == 0)
        let signer = try MinisignSigner(try text("key.sec"))
        #expect(MinisignKey(try text("key.pub")) == signer.publicKey)
        for content in [Array("abc  hosts.txt\n".utf8), [], [UInt8](repeating: 7, count: 300_000)] {
            try write("SHA256SUMS", content)
            let signature = signer.signature(of: content, comment: "zhalan release 7, valid until 2026-11-25T00:00:00Z")
            try write("SHA256SUMS.minisig", signature)
            #expect(try minisign("-V", "-p", "key.pub", "-m", "SHA256SUMS", "-x", "SHA256SUMS.minisig") == 0)
            #expect(try minisign("-V", "-P", signer.publicKey.text, "-m", "SHA256SUMS", "-x", "SHA256SUMS.minisig") == 0)
            try signer.publicKey.verify(content, signature: signature)
            try write("SHA256SUMS", content + [0x0A])
            #expect(try minisign("-V", "-p", "key.pub", "-m", "SHA256SUMS", "-x", "SHA256SUMS.minisig") != 0)
            try write("SHA256SUMS", content)
            try write(
                "SHA256SUMS.minisig",
                Array(String(decoding: signature, as: UTF8.self).replacing("release 7", with: "release 8").utf8))
            #expect(try minisign("-V", "-p", "key.pub", "-m", "SHA256SUMS", "-x", "SHA256SUMS.minisig") != 0)
        }
    }

    @Test func `we verify what minisign signs`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try minisign("-G", "-W", "-p", "key.pub", "-s", "key.sec") == 0)
        let content = Array("abc  hosts.txt\n".utf8)
        try write("SHA256SUMS", content)
        #expect(try minisign("-S", "-s", "key.sec", "-m", "SHA256SUMS", "-t", "a release") == 0)
        let key = try #require(MinisignKey(try text("key.pub")))
        try key.verify(content, signature: Array(try text("SHA256SUMS.minisig").utf8))
        #expect(throws: MinisignKey.Fault.forged) {
            try key.verify(content + [1], signature: Array(try text("SHA256SUMS.minisig").utf8))
        }
    }

    @Test func `a key with a password, a changed key and what is no key are told apart`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try minisign("-G", "-W", "-p", "key.pub", "-s", "key.sec") == 0)
        let line = try #require(try text("key.sec").split(separator: "\n").last)
        var bytes = try #require(Base64.decoded(Array(line.utf8)[...]))
        func fault(_ bytes: [UInt8]) -> MinisignSigner.Fault? {
            do {
                _ = try MinisignSigner(
                    "untrusted comment: x\n" + String(decoding: Base64.encoded(bytes[...]), as: UTF8.self) + "\n")
                return nil
            } catch { return error }
        }
        #expect(fault(bytes) == nil)
        #expect(fault(bytes.dropLast()) == .malformed)
        #expect(fault(Array("XX".utf8) + bytes.dropFirst(2)) == .malformed)
        for place in [70, 100] {
            var changed = bytes
            changed[place] ^= 1
            #expect(fault(changed) == .damaged)
        }
        // The words that say which encryption it has.
        bytes.replaceSubrange(2..<4, with: Array("Sc".utf8))
        #expect(fault(bytes) == .encrypted)
        for text in ["", "untrusted comment: x", try text("key.pub")] {
            #expect(throws: MinisignSigner.Fault.malformed) { try MinisignSigner(text) }
        }
    }
}
