import CSystem
import PageRecord

/// The life of the page reader's process: confine, then read a page and answer, until the parent closes the socket.
///
/// A worker is not told to die with its parent by a signal: the kernel sends that one when the *thread* that started it ends. The
/// closed socket and the limit on CPU do it instead.
package enum WorkerLoop {
    /// Runs to the end of the input. The exit code: 0 at its end, 1 on a request that is none, 2 when confining fails.
    package static func run() -> Int32 {
        guard worker_confine(ParseLimits.addressSpace, ParseLimits.files) == 0 else { return 2 }
        _ = PageReader.prepare()
        // One page of our own first: what the language's runtime opens on first use is open before the filter falls.
        _ = RecordEncoder.encode(PageReader.read(Array("<title>a</title><form><input name=b></form>".utf8)))
        // Where the kernel has no filters the limits above must do.
        _ = worker_seal()
        while let header = read(ReaderRequest.headerBytes) {
            guard let request = ReaderRequest(header: header), worker_allow_cpu(ParseLimits.cpuSeconds) == 0 else { return 1 }
            guard let contentType = read(request.contentTypeLength), let body = read(request.bodyLength) else { return 1 }
            let features = PageReader.read(body, contentType: contentType, isCut: request.isCut)
            let record = RecordEncoder.encode(features)
            guard write(ReaderRequest.bytes(record.count) + record) else { return 1 }
        }
        return 0
    }

    private static func read(_ count: Int) -> [UInt8]? {
        if count == 0 { return [] }
        var isWhole: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            isWhole = worker_read(buffer.baseAddress, count)
            filled = isWhole == 1 ? count : 0
        }
        return isWhole == 1 ? bytes : nil
    }

    private static func write(_ bytes: [UInt8]) -> Bool {
        worker_write(bytes, bytes.count) == 1
    }
}
