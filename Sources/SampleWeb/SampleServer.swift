import FlyingFox
import Foundation

/// The sample web's server: answers by host, path and User-Agent on one loopback address; an unknown host or path gets 404.
package actor SampleServer {
    /// A server that cannot be had: an address that is no IPv4 loopback address, or one that cannot be bound.
    package enum StartError: Error, CustomStringConvertible {
        case notLoopback(String)
        case cannotListen(address: String, port: UInt16, reason: String)

        package var description: String {
            switch self {
            case .notLoopback(let address):
                "sample web: \(address) is no loopback address; allowed: 127.0.0.1 to 127.255.255.254"
            case .cannotListen(let address, let port, let reason):
                "sample web: cannot listen on \(address) port \(port): \(reason)"
            }
        }
    }

    private let answers: SampleAnswers
    private let address: String
    private let port: UInt16
    private var server: HTTPServer?
    private var running: Task<Void, Never>?

    /// - Parameters:
    ///   - removed: facts that every site is served without.
    ///   - address: an IPv4 loopback address; 127.0.0.2 by default, so that a service on the usual one is not in the way.
    ///   - port: 0 lets the system choose.
    package init(
        sites: [SampleSite], without removed: Set<SampleFact> = [], address: String = "127.0.0.2", port: UInt16 = 0
    ) {
        answers = SampleAnswers(sites: sites, without: removed)
        self.address = address
        self.port = port
    }

    /// Every host name that is served, the stops of redirects included, sorted.
    package nonisolated var hosts: [String] { answers.hosts }

    /// Starts to listen; a server that runs already keeps running.
    /// - Returns: the port that is bound.
    package func start() async throws -> UInt16 {
        if let server, case .ip4(_, let bound) = await server.listeningAddress { return bound }
        guard address.hasPrefix("127."), let socketAddress = try? sockaddr_in.inet(ip4: address, port: port) else {
            throw StartError.notLoopback(address)
        }
        let answers = answers
        let server = HTTPServer(
            address: socketAddress, logger: .disabled,
            handler: ClosureHTTPHandler { SampleServer.answer($0, from: answers) })
        // Whichever comes first: `run` throws at once when the address is taken, and waiting alone would sit out its timeout.
        let (events, sink) = AsyncStream<Result<Void, any Error>>.makeStream()
        let running = Task {
            do { try await server.run() } catch { sink.yield(.failure(error)) }
        }
        let waiting = Task {
            do { sink.yield(.success(try await server.waitUntilListening())) } catch { sink.yield(.failure(error)) }
        }
        if case .failure(let error) = await events.first(where: { _ in true }) {
            waiting.cancel()
            running.cancel()
            throw StartError.cannotListen(address: address, port: port, reason: "\(error)")
        }
        guard case .ip4(_, let bound) = await server.listeningAddress else {
            await server.stop()
            throw StartError.cannotListen(address: address, port: port, reason: "the listening socket is gone")
        }
        self.server = server
        self.running = running
        return bound
    }

    /// Closes the socket and every connection.
    package func stop() async {
        await server?.stop()
        running?.cancel()
        server = nil
        running = nil
    }

    private static func answer(_ request: HTTPRequest, from answers: SampleAnswers) -> HTTPResponse {
        // RFC 9110 §9.3: what serves pages knows GET and HEAD; the sample web takes nobody's data, whatever its forms say.
        guard request.method == .GET || request.method == .HEAD else {
            return HTTPResponse(statusCode: HTTPStatusCode(405, phrase: "Method Not Allowed"))
        }
        let found = answers.resource(
            host: request.headers[.host] ?? "", path: request.target.path(),
            userAgent: request.headers[HTTPHeader("User-Agent")] ?? "")
        guard let found else {
            return HTTPResponse(
                statusCode: .notFound, headers: [.contentType: "text/plain"], body: Data("not found\n".utf8))
        }
        var headers: HTTPHeaders = [.contentType: found.contentType, .contentLength: String(found.body.count)]
        headers[.location] = found.location
        return HTTPResponse(
            statusCode: HTTPStatusCode(found.status, phrase: phrase(found.status)), headers: headers,
            body: request.method == .HEAD ? Data() : Data(found.body))
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 301: "Moved Permanently"
        case 302: "Found"
        default: ""
        }
    }
}
