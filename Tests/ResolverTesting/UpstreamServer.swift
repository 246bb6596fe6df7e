import Foundation
import Synchronization

/// The Internet of these tests: a name server on loopback that gives 192.0.2.10 for every name, so that "not blocked" can
/// be told from "blocked" and from "broken".
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
        let isAddress = question[end - 4] == 0 && question[end - 3] == 1
        var answer = Array(question[..<end])
        answer[2] = 0x85 | (question[2] & 0x01)  // response, authoritative
        answer[3] = 0x80  // recursion available, NOERROR
        answer[6] = 0
        answer[7] = isAddress ? 1 : 0
        answer[8...11] = [0, 0, 0, 0]
        if isAddress { answer += [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4] + DNSQuery.upstreamAddress }
        return answer
    }
}
