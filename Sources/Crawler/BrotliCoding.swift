// The only file that imports CBrotli.
import CBrotli

/// Brotli (RFC 7932). Its window is 16 MiB at most and grows with what is decoded, so the body's bound bounds it too.
final class BrotliCoding: BodyCoding {
    private let state: OpaquePointer
    private(set) var isFinished = false

    init?() {
        guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
        self.state = state
    }

    deinit { BrotliDecoderDestroyInstance(state) }

    func decode(_ input: UnsafeBufferPointer<UInt8>, into body: inout [UInt8], limit: Int) -> BodyCodingStatus {
        var left = input.count
        var next = input.baseAddress
        return pump(into: &body, limit: limit) { scratch in
            // Bytes behind the end are ignored, as browsers do.
            if isFinished { return (0, false) }
            var room = scratch.count
            var output = scratch.baseAddress
            let result = BrotliDecoderDecompressStream(state, &left, &next, &room, &output, nil)
            let written = scratch.count - room
            switch result {
            case BROTLI_DECODER_RESULT_SUCCESS:
                isFinished = true
                return (written, false)
            case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: return (written, true)
            case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return (written, false)
            default: return nil
            }
        }
    }
}
