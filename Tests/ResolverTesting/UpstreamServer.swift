import Foundation
import Synchronization

/// The Internet of these tests: a name server on loopback that gives 192.0.2.10, 2001:db8::10 and the text "upstream" for every
/// name, so that "not blocked" can be told from "blocked" and from "broken".
package final class UpstreamServer: Sendable {
    package let port: UInt16
    private let socket: LoopbackSocket
    private let isStopped = Mutex(false)

    package init() throws {
        guard let socket = LoopbackSocket(port: 0) else { throw ResolverError.noPort }
        self.socket = socket
        port = socket.port
        Thread.detachNewThread { [self] in
            while !isStopped.withLock({ $0 }) {
                guard let (question, sender) = socket.receive(milliseconds: 100) else { continue }
                if let answer = UpstreamServer.answer(question) { socket.send(answer, to: sender) }
            }
            socket.close()
        }
    }

    package func stop() { isStopped.withLock { $0 = true } }

    private static func answer(_ question: [UInt8]) -> [UInt8]? {
        guard let end = DNSQuery.questionEnd(question) else { return nil }
        let data: [UInt8]? =
            switch DNSQuery.RecordType(rawValue: UInt16(question[end - 4]) << 8 | UInt16(question[end - 3])) {
            case .a: DNSQuery.upstreamAddress
            case .aaaa: [0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [0x10]
            case .txt: [8] + Array("upstream".utf8)
            case nil: nil
            }
        var answer = Array(question[..<end])
        answer[2] = 0x85 | (question[2] & 0x01)  // response, authoritative
        answer[3] = 0x80  // recursion available, NOERROR
        answer[6] = 0
        answer[7] = data == nil ? 0 : 1
        answer[8...11] = [0, 0, 0, 0]
        if let data { answer += [0xC0, 12, question[end - 4], question[end - 3], 0, 1, 0, 0, 0, 1, 0, UInt8(data.count)] + data }
        return answer
    }
}
