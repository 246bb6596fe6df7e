import DomainNames
import Evidence
import Foundation
import Vocabulary

/// A directory of evidence of its own, gone with the value.
final class TemporaryShelf {
    let directory = NSTemporaryDirectory() + "zhalan-evidence-\(UUID().uuidString)"
    static let date = Timestamp(seconds: 1_795_000_000)

    init() throws { try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    var shelf: EvidenceShelf { EvidenceShelf(directory) }

    func writer(mostBytes: Int = EvidenceLimits.fileBytes, known: [EvidencePage] = []) -> EvidenceWriter {
        EvidenceWriter(directory: directory, software: "zhalan test", start: TemporaryShelf.date, mostBytes: mostBytes) {
            uri, digest in
            known.first { $0.uri == uri && $0.digest == digest }
        }
    }

    /// The unpacked text of a file, as any gzip reader gives it.
    func text(of name: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/zcat")
        process.arguments = [directory + "/" + name]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// A fetch of one or more hops whose last answer has a body.
    static func outcome(
        _ paths: [String] = ["/"], body: String = "<title>Pay</title>", type: String = "text/html",
        kind: FetchOutcome.Kind = .ok, head: String = ""
    ) throws -> FetchOutcome {
        var evidence = FetchEvidence()
        for (index, path) in paths.enumerated() {
            let isLast = index == paths.count - 1
            let answer =
                isLast
                ? "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\(head)\r\n"
                : "HTTP/1.1 302 Found\r\nLocation: \(paths[index + 1])\r\n\r\n"
            evidence.exchanges.append(
                HTTPExchange(
                    address: try WebAddress("http://pay.example\(path)"), peer: "192.0.2.7",
                    request: Array("GET \(path) HTTP/1.1\r\nHost: pay.example\r\n\r\n".utf8), response: Array(answer.utf8)))
        }
        return FetchOutcome(kind: kind, reason: "", hops: [], body: Array(body.utf8), evidence: evidence)
    }
}
