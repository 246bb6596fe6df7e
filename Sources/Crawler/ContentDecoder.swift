/// The content codings that requests offer (RFC 9110 §8.4.1) and who undoes each.
///
/// Done here and not by libcurl because libcurl 7.88 calls a gzip stream that was cut in the middle a whole answer. One layer is
/// undone, as no honest server has more; nested codings and ones that were not offered are refused.
enum ContentDecoder {
    /// What requests offer: what browsers do.
    static let offered = "gzip, deflate, br, zstd"

    /// - Parameter coding: the value of `Content-Encoding`, lower case; empty for none. Others than the offered ones give `nil`.
    static func coding(_ coding: String) -> (any BodyCoding)? {
        switch coding {
        case "", "identity": IdentityCoding()
        case "gzip", "x-gzip": ZlibCoding(isDeflate: false)
        case "deflate": ZlibCoding(isDeflate: true)
        case "br": BrotliCoding()
        case "zstd": ZstdCoding()
        default: nil
        }
    }
}
