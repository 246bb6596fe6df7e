import Glibc
import HostileServing

/// `openssl s_server` with a fresh self-signed certificate for 127.0.0.2, which answers every path with a page about itself.
final class TLSServer {
    let port: UInt16
    let certificate: String
    /// SHA-256 of the certificate's SubjectPublicKeyInfo, as `openssl` computes it.
    let keySHA256: String
    private let folder: String
    private var process: pid_t = 0

    /// - Parameters:
    ///   - options: more options of `s_server`, such as one that fixes the version of TLS.
    ///   - answer: the bytes behind the handshake that answer the path `/answer`, whatever they are, in place of the page.
    init(port: UInt16, options: [String] = [], answer: [UInt8]? = nil) throws {
        try requireLonelyNetwork()
        var template = Array("/tmp/crawler-tls-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ServerFault(text: "no temporary folder") }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.port = port
        certificate = folder + "/certificate.pem"
        let key = folder + "/key.pem"
        if let answer, let file = fopen(folder + "/answer", "we") {
            fwrite(answer, 1, answer.count, file)
            fclose(file)
        }
        var status: Int32 = 0
        let maker = try TLSServer.spawn([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=127.0.0.2",
            "-addext", "subjectAltName=IP:127.0.0.2", "-keyout", key, "-out", certificate,
        ])
        waitpid(maker, &status, 0)
        let (publicKey, digest) = (folder + "/public.der", folder + "/digest")
        waitpid(try TLSServer.spawn(["pkey", "-in", key, "-pubout", "-outform", "DER", "-out", publicKey]), &status, 0)
        waitpid(try TLSServer.spawn(["dgst", "-sha256", "-r", "-out", digest, publicKey]), &status, 0)
        keySHA256 = TLSServer.firstWord(of: digest)
        process = try TLSServer.spawn(
            [
                "s_server", "-quiet", answer == nil ? "-www" : "-HTTP", "-accept", "127.0.0.2:\(port)", "-cert", certificate,
                "-key", key,
            ]
                + options, in: folder)
        for _ in 0..<200 where !isListening() { usleep(20_000) }
    }

    deinit {
        // Test threads block SIGTERM, and a child inherits that.
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        for name in ["certificate.pem", "key.pem", "public.der", "digest", "answer"] { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    private static func firstWord(of path: String) -> String {
        guard let file = fopen(path, "re") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count].prefix { $0 != 0x20 }, as: UTF8.self)
    }

    private func isListening() -> Bool {
        // `s_server` answers one connection after the other: a probe that another test's child inherits would hold it for good.
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(probe) }
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        inet_pton(AF_INET, "127.0.0.2", &name.sin_addr)
        return withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func spawn(_ arguments: [String], in folder: String = "/") throws -> pid_t {
        var pid: pid_t = 0
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        for descriptor: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0) }
        defer { posix_spawn_file_actions_destroy(&actions) }
        // `env` becomes the program that it starts in the folder.
        var list = (["env", "-C", folder, "openssl"] + arguments).map { strdup($0) } + [nil]
        defer { for pointer in list { free(pointer) } }
        guard posix_spawn(&pid, "/usr/bin/env", &actions, nil, &list, environ) == 0 else {
            throw ServerFault(text: "openssl does not start; run `make test-deps`")
        }
        return pid
    }
}
