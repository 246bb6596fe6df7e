import Digests
import Glibc

/// Where the key comes from that releases are signed with: the file that `[publish] signing_key` names, else the credential
/// `signing_key` that systemd gives the unit (`LoadCredential=signing_key:…`), else nowhere, and then releases are not signed.
enum SigningKey {
    static let credential = "signing_key"

    /// - Throws: `PipelineError.configuration` when there is a key that nothing can be signed with: a release that should be signed
    ///   never goes out without.
    static func load(setting: String, environment: [String: String]) throws(PipelineError) -> MinisignSigner? {
        if !setting.isEmpty { return try signer(setting) }
        guard let directory = environment["CREDENTIALS_DIRECTORY"], !directory.isEmpty else { return nil }
        let path = directory + "/" + credential
        return access(path, F_OK) == 0 ? try signer(path) : nil
    }

    private static func signer(_ path: String) throws(PipelineError) -> MinisignSigner {
        let text = try content(of: path, secret: true)
        do throws(MinisignSigner.Fault) {
            return try MinisignSigner(text)
        } catch {
            switch error {
            case .encrypted:
                throw PipelineError(
                    .configuration, "\(path): the key has a password, and nobody is there to type it",
                    hint: "make one without: minisign -G -W; a systemd credential keeps it from other users and from backups")
            case .malformed:
                throw PipelineError(
                    .configuration, "\(path): this is no minisign secret key",
                    hint: "minisign -G -W -p zhalan.pub -s FILE makes one")
            case .damaged:
                throw PipelineError(
                    .configuration, "\(path): the key's two halves do not belong together: it was changed",
                    hint: "take it from a copy")
            }
        }
    }

    /// The public key that a person names: a file, or the key itself as `minisign -P` takes it.
    static func publicKey(_ setting: String) throws(PipelineError) -> MinisignKey {
        if let key = MinisignKey(setting) { return key }
        if let key = MinisignKey(try content(of: setting, secret: false)) { return key }
        throw PipelineError(
            .configuration, "\(setting): this is no minisign public key", hint: "it is the file that minisign -G -p FILE wrote")
    }

    private static func content(of path: String, secret: Bool) throws(PipelineError) -> String {
        guard let stream = fopen(path, "re") else {
            throw PipelineError(
                .configuration, "\(path): the key can't be read: \(String(cString: strerror(errno)))",
                hint: "`zhalan config show` says which file names it")
        }
        defer { fclose(stream) }
        var status = stat()
        if secret, fstat(fileno(stream), &status) == 0, status.st_mode & S_IROTH != 0 {
            throw PipelineError(.configuration, "\(path): everybody may read the secret key", hint: "chmod 600 \(path)")
        }
        var bytes = [UInt8](repeating: 0, count: MinisignKey.fileBytes)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
