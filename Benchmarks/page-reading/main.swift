// What the page reader costs within one process and behind a worker (scripts/bench-parser). Requests as `parser-peer frame` writes them
// come from the standard input.
//
//   page-reading records            writes each page's record with its length before it, as a worker does
//   page-reading hand-over PARSER   prints seconds of CPU, kernel's included: of reading in this process, and of reading by workers
//                                   that are the program PARSER, the parent's part included
import Glibc
import PageRecord
import Parser
import ParserPool

func bytes(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
        let got = bytes[done...].withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
        if got <= 0 { return nil }
        done += got
    }
    return bytes
}

func put(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count <= 0 { exit(1) }
        rest = rest.dropFirst(count)
    }
}

func stop(_ message: String, code: Int32) -> Never {
    put(Array((message + "\n").utf8), to: STDERR_FILENO)
    exit(code)
}

func request() -> (body: [UInt8], contentType: [UInt8], isCut: Bool)? {
    guard let header = bytes(ReaderRequest.headerBytes), let request = ReaderRequest(header: header),
        let contentType = bytes(request.contentTypeLength), let body = bytes(request.bodyLength)
    else { return nil }
    return (body, contentType, request.isCut)
}

/// CPU of this process and of children that ended.
func seconds() -> Double {
    [RUSAGE_SELF, RUSAGE_CHILDREN].reduce(0) { sum, who in
        var usage = rusage()
        getrusage(who.rawValue, &usage)
        let times = [usage.ru_utime, usage.ru_stime]
        return times.reduce(sum) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
    }
}

func compareHandOver(_ parser: String) throws {
    var pages: [(body: [UInt8], contentType: [UInt8], isCut: Bool)] = []
    while let page = request() { pages.append(page) }
    guard !pages.isEmpty else { stop("error: no page came in\nhint: write requests with parser-peer frame", code: 64) }
    var elements = (here: 0, there: 0)
    var here = 0.0
    let start = seconds()
    let pool = WorkerPool(executable: parser)
    // A crawl starts its readers once for all its pages, so the start is shared by thousands here too. In turns, since a busy machine
    // slows now this, now that.
    for _ in 0..<max(1, 5_000 / pages.count) {
        let before = seconds()
        for page in pages {
            elements.here += PageReader.read(page.body, contentType: page.contentType, isCut: page.isCut).elements
        }
        here += seconds() - before
        for page in pages {
            let type = String(decoding: page.contentType, as: UTF8.self)
            elements.there += try pool.read(page.body, contentType: type, isCut: page.isCut).elements
        }
    }
    pool.close()
    let there = seconds() - start - here
    guard elements.here == elements.there, pool.losses == 0 else {
        stop("error: the workers read \(elements.there) elements, this process read \(elements.here)", code: 1)
    }
    print(here, there)
}

guard PageReader.prepare() else {
    stop("error: an encoding cannot be read here\nhint: install the C library's converters (libc-bin)", code: 1)
}
switch CommandLine.arguments.dropFirst().first {
case "records":
    while let page = request() {
        let record = RecordEncoder.encode(PageReader.read(page.body, contentType: page.contentType, isCut: page.isCut))
        put(ReaderRequest.bytes(record.count) + record)
    }
case "hand-over" where CommandLine.arguments.count == 3: try compareHandOver(CommandLine.arguments[2])
default:
    stop("usage: page-reading records | page-reading hand-over PARSER", code: 64)
}
