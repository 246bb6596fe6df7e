import CSystem
import PageRecord

/// The life of the page reader's processes: the first one confines itself, makes ready and waits (the zygote); a worker is forked from
/// it, sealed, and reads pages until its parent has enough of it.
///
/// A start costs as much as reading forty pages, a fork as four, so a worker can be replaced often. The zygote is what it
/// was forked from, without a byte of any page in it. A worker ends with the zygote and the zygote with its parent.
package enum WorkerLoop {
    /// Runs to the end of the input. The exit code: 0 at its end, 1 on a request that is none, 2 when confining fails.
    package static func run() -> Int32 {
        guard worker_confine(ParseLimits.addressSpace, ParseLimits.files) == 0 else { return 2 }
        _ = PageReader.prepare()
        guard worker_seal_zygote() == 0 else { return 2 }
        switch worker_await() {
        case 0: return 0
        case 1: return worker_seal() == 0 ? readPages() : 2
        default: return 2
        }
    }

    private static func readPages() -> Int32 {
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
