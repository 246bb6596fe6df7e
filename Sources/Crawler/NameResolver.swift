// The only file that imports CAres. Names go in, judged by nobody yet: the guard sees every answer before it is used.
import CAres
import DomainNames

/// Looks up names without a thread for each, on the sockets of one poller. Belongs to one thread.
final class NameResolver {
    private let poller: Poller
    private var channel: OpaquePointer?
    private var sockets: Set<Int32> = []
    private var answers: [(question: UInt64, answer: NameAnswer)] = []
    private(set) var open = 0

    /// - Parameters:
    ///   - servers: who is asked, in turn; empty asks the system's.
    ///   - seconds: the wait for one lookup, over all tries.
    /// - Throws: `CrawlError.resolver` when the library does not start or takes no such server.
    init(servers: [ResolverAddress], seconds: Double, poller: Poller) throws(CrawlError) {
        self.poller = poller
        let list = servers.map(\.description).joined(separator: ",")
        // Two tries in the time that a lookup has: the second waits twice as long as the first.
        let milliseconds = Int32(max(seconds * 1000 / 3, 50))
        let context = Unmanaged.passUnretained(self).toOpaque()
        channel = cares_open(
            list.isEmpty ? nil : list, milliseconds, 2,
            { context, descriptor, reading, writing in
                NameResolver.of(context)?.watch(descriptor, reading: reading != 0, writing: writing != 0)
            },
            { context, question, status, addresses, count in
                NameResolver.of(context)?.take(question, status, addresses, count)
            }, context)
        guard channel != nil else { throw .resolver(list.isEmpty ? "the system's" : list) }
    }

    deinit {
        if let channel { cares_close(channel) }
    }

    /// Asks for the addresses of a name; the answer comes out of `nextAnswer` under this number.
    func ask(_ name: DomainName, question: UInt64) {
        open += 1
        cares_ask(channel, name.text, question)
    }

    func owns(_ descriptor: Int32) -> Bool { sockets.contains(descriptor) }

    func ready(_ event: Poller.Event) {
        cares_ready(
            channel, event.descriptor, event.isReadable || event.hasFailed ? 1 : 0, event.isWritable ? 1 : 0)
    }

    /// Lets overdue questions be asked again or end.
    func tick() {
        if open > 0 { cares_tick(channel) }
    }

    /// Milliseconds that may pass before `tick` is due.
    func wait(atMost milliseconds: Int) -> Int {
        open > 0 ? Int(cares_wait(channel, Int32(clamping: milliseconds))) : milliseconds
    }

    func nextAnswer() -> (question: UInt64, answer: NameAnswer)? {
        answers.popLast()
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> NameResolver? {
        context.map { Unmanaged<NameResolver>.fromOpaque($0).takeUnretainedValue() }
    }

    private func watch(_ descriptor: Int32, reading: Bool, writing: Bool) {
        if reading || writing { sockets.insert(descriptor) } else { sockets.remove(descriptor) }
        poller.watch(descriptor, reading: reading, writing: writing)
    }

    private func take(_ question: UInt64, _ status: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int32) {
        open -= 1
        answers.append((question, NameResolver.meaning(status, bytes, Int(count))))
    }

    private static func meaning(_ status: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> NameAnswer {
        switch Int(status) {
        case CARES_FOUND:
            let entries = UnsafeBufferPointer(start: bytes, count: count * 17)
            return .addresses(
                (0..<count).compactMap { index in
                    let length = entries[index * 17] == 4 ? 4 : 16
                    return IPAddress(bytes: Array(entries[index * 17 + 1..<index * 17 + 1 + length]))
                })
        case CARES_NO_NAME: return .noName
        case CARES_NO_ADDRESS: return .noAddress
        case CARES_NO_ANSWER: return .noAnswer
        default: return .failed
        }
    }
}
