import Digests
import Foundation
import Store
import Vocabulary

/// The audit log's heads as they are signed, one a day: a chain that was made anew, or cut at its end, no longer holds them.
///
/// ```
/// <state>/audit.heads/2026-11-25.json          {"n":17,"hash":"<64 hex digits>","at":"2026-11-25T09:50:00Z"}
/// <state>/audit.heads/2026-11-25.json.minisig
/// ```
package struct AuditHeads: Sendable {
    private struct Head: Decodable {
        let hash: String
    }

    private static let suffix = ".json"
    private static let signatureSuffix = ".minisig"

    let directory: String

    /// Signs today's head, unless today's is there.
    ///
    /// - Returns: whether it was signed now.
    @discardableResult
    func sign(_ store: StateStore, with signer: MinisignSigner, now: Timestamp) throws -> Bool {
        let path = "\(directory)/\(now.description.prefix(10))\(AuditHeads.suffix)"
        guard !FileManager.default.fileExists(atPath: path), let line = try store.auditLines(newest: 1).last else { return false }
        let head = JSONValue.object([
            ("n", .int(Int(line.number))), ("hash", .string(line.hash)), ("at", .string(now.description)),
        ])
        let content = Array((head.text + "\n").utf8)
        let signature = signer.signature(of: content, comment: "audit head \(line.number) \(now)")
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            // The head comes last: one without a signature would look forged.
            try Data(signature).write(to: URL(fileURLWithPath: path + AuditHeads.signatureSuffix), options: .atomic)
            try Data(content).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw PipelineError(
                .state, "\(path): the audit log's head can't be kept: \(error.localizedDescription)",
                hint: "the state directory must be writable by this user")
        }
        return true
    }

    /// The hash of the newest signed head; `nil` when none was ever signed.
    ///
    /// - Throws: `PipelineError` when the newest is not what the key's owner signed.
    func newest(key: MinisignKey) throws(PipelineError) -> String? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        guard let name = names.filter({ $0.hasSuffix(AuditHeads.suffix) }).max() else { return nil }
        let path = "\(directory)/\(name)"
        let content = FileManager.default.contents(atPath: path) ?? Data()
        let signature = FileManager.default.contents(atPath: path + AuditHeads.signatureSuffix) ?? Data()
        do throws(MinisignKey.Fault) {
            try key.verify(Array(content), signature: Array(signature))
        } catch {
            throw PipelineError(
                .state, "\(path): the signed head of the audit log is not what was signed: \(error.label)",
                hint: "compare with a copy of it that lies elsewhere")
        }
        guard let head = try? JSONDecoder().decode(Head.self, from: content) else {
            throw PipelineError(.state, "\(path): the signed head of the audit log can't be read")
        }
        return head.hash
    }
}

extension Installation {
    var auditHeads: AuditHeads { AuditHeads(directory: state.root + "/audit.heads") }

    /// The newest signed head of the audit log; `nil` without a key to hold it against, or when none was signed.
    package func signedAuditHead(publicKey: String? = nil) throws -> String? {
        guard let key = try verificationKey(publicKey) else { return nil }
        return try auditHeads.newest(key: key)
    }
}
