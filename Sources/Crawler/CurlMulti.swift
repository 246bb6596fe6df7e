// The other file that imports CCurl: the loop over all transfers, which needs nothing but the handles' pointers.
import CCurl
import Glibc

/// One libcurl multi handle. Belongs to one thread.
final class CurlMulti {
    private let multi: UnsafeMutableRawPointer

    /// Once per process, before the first handle. SIGPIPE is ignored from then on: libcurl does not guard TLS writes against it
    /// when it must not touch signals (`CURLOPT_NOSIGNAL`), and a peer that hangs up must not end the process.
    private static let isReady: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    }()

    init() throws(CrawlError) {
        guard CurlMulti.isReady, let multi = curl_multi_init() else { throw .library("it does not start") }
        self.multi = multi
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

    /// Lets every transfer go as far as it can.
    func perform() throws(CrawlError) {
        var running: Int32 = 0
        try check(curl_multi_perform(multi, &running))
    }

    /// The next transfer that ended.
    func nextDone() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
        var code = CURLE_OK
        guard let easy = ccurl_multi_next_done(multi, &code) else { return nil }
        return (easy, code)
    }

    /// Waits for news on any transfer.
    func wait(milliseconds: Int) throws(CrawlError) {
        try check(curl_multi_poll(multi, nil, 0, Int32(milliseconds), nil))
    }

    private func check(_ code: CURLMcode) throws(CrawlError) {
        guard code == CURLM_OK else { throw .loop(String(cString: curl_multi_strerror(code))) }
    }
}
