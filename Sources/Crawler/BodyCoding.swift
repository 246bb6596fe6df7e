/// Undoes one content coding of a body as its bytes come in, up to a bound of decoded bytes. A family: one file per coding, the
/// table in `ContentDecoder`.
protocol BodyCoding: AnyObject {
    /// Whether the coded stream came to its end; an uncoded one is always at a possible end.
    var isFinished: Bool { get }
    /// Appends what the bytes stand for to a body of at most `limit` bytes.
    func decode(_ input: UnsafeBufferPointer<UInt8>, into body: inout [UInt8], limit: Int) -> BodyCodingStatus
}

enum BodyCodingStatus: Equatable {
    case more
    /// The bound is reached and there was more.
    case full
    case corrupt
}

extension BodyCoding {
    /// Has the coding fill one buffer after the other until it takes no more.
    ///
    /// - Parameter step: fills the buffer as far as it can; gives the bytes written, and `nil` when the stream is damaged.
    ///   `canGoOn` says whether another buffer may be filled.
    func pump(
        into body: inout [UInt8], limit: Int,
        _ step: (UnsafeMutableBufferPointer<UInt8>) -> (written: Int, canGoOn: Bool)?
    ) -> BodyCodingStatus {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32_768) { scratch in
            while true {
                guard let (written, canGoOn) = step(scratch) else { return .corrupt }
                let room = limit - body.count
                body.append(contentsOf: scratch[..<min(written, room)])
                if written > room { return .full }
                if !canGoOn { return .more }
            }
        }
    }
}

/// A body that is not coded.
final class IdentityCoding: BodyCoding {
    let isFinished = true

    func decode(_ input: UnsafeBufferPointer<UInt8>, into body: inout [UInt8], limit: Int) -> BodyCodingStatus {
        let room = limit - body.count
        body.append(contentsOf: UnsafeBufferPointer(rebasing: input.prefix(room)))
        return input.count > room ? .full : .more
    }
}
