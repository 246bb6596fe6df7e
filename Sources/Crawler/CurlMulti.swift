// The other file that imports CCurl: the loop over all transfers, which needs nothing but the handles' pointers.
import CCurl
import Glibc

/// One libcurl multi handle, driven by the poller's events: a transfer costs work only when its socket or its clock has news, so
/// thousands that stall cost nothing. Belongs to one thread.
final class CurlMulti {
    private let multi: UnsafeMutableRawPointer
    private let poller: Poller
    let readings = SocketReadings()
    /// When libcurl wants to look at its clocks.
    private var alarmAt: ContinuousClock.Instant?
    private var isDue = false

    /// Once per process, before the first handle. SIGPIPE is ignored from then on: libcurl does not guard TLS writes against it
    /// when it must not touch signals (`CURLOPT_NOSIGNAL`), and a peer that hangs up must not end the process.
    private static let isReady: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    }()

    init(poller: Poller) throws(CrawlError) {
        guard CurlMulti.isReady, let multi = curl_multi_init() else { throw .library("it does not start") }
        self.multi = multi
        self.poller = poller
        let context = Unmanaged.passUnretained(self).toOpaque()
        try check(
            ccurl_multi_set_socket(
                multi, { _, descriptor, what, context, _ in CurlMulti.of(context)?.watch(descriptor, what) ?? 0 }, context))
        try check(
            ccurl_multi_set_timer(
                multi, { _, milliseconds, context in CurlMulti.of(context)?.setAlarm(milliseconds) ?? 0 }, context))
    }

    deinit {
        curl_multi_cleanup(multi)
    }

    func add(_ handle: CurlHandle) throws(CrawlError) {
        try check(curl_multi_add_handle(multi, handle.easy))
    }

    func remove(_ handle: CurlHandle) {
        curl_multi_remove_handle(multi, handle.easy)
    }

    /// Lets the transfer behind a descriptor go as far as it can.
    func ready(_ event: Poller.Event) throws(CrawlError) {
        var mask: Int32 = 0
        if event.isReadable {
            mask |= CURL_CSELECT_IN
            readings.count += 1
        }
        if event.isWritable { mask |= CURL_CSELECT_OUT }
        if event.hasFailed { mask |= CURL_CSELECT_ERR }
        var running: Int32 = 0
        try check(curl_multi_socket_action(multi, event.descriptor, mask, &running))
    }

    /// Lets libcurl look at its clocks when that is due: new transfers, deadlines, low speed.
    func tick(now: ContinuousClock.Instant) throws(CrawlError) {
        guard isDue || alarmAt.map({ $0 <= now }) ?? false else { return }
        isDue = false
        alarmAt = nil
        var running: Int32 = 0
        try check(curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running))
    }

    /// Milliseconds that may pass before `tick` is due.
    func wait(atMost milliseconds: Int, now: ContinuousClock.Instant) -> Int {
        if isDue { return 0 }
        guard let alarmAt else { return milliseconds }
        let left = now.duration(to: alarmAt).seconds * 1000
        return min(milliseconds, max(Int(left.rounded(.up)), 0))
    }

    /// The next transfer that ended.
    func nextDone() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
        var code = CURLE_OK
        guard let easy = ccurl_multi_next_done(multi, &code) else { return nil }
        return (easy, code)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> CurlMulti? {
        context.map { Unmanaged<CurlMulti>.fromOpaque($0).takeUnretainedValue() }
    }

    private func watch(_ descriptor: curl_socket_t, _ what: Int32) -> Int32 {
        poller.watch(
            descriptor, reading: what == CURL_POLL_IN || what == CURL_POLL_INOUT,
            writing: what == CURL_POLL_OUT || what == CURL_POLL_INOUT)
        return 0
    }

    private func setAlarm(_ milliseconds: Int) -> Int32 {
        // Each transfer that is added asks for "at once", for which no clock is needed.
        isDue = milliseconds == 0
        alarmAt = milliseconds <= 0 ? nil : ContinuousClock.now + .milliseconds(milliseconds)
        return 0
    }

    private func check(_ code: CURLMcode) throws(CrawlError) {
        guard code == CURLM_OK else { throw .loop(String(cString: curl_multi_strerror(code))) }
    }
}
