/// One answer of the sample web: what a host gives for a path, byte for byte.
package struct SampleResource: Sendable {
    /// Who gets this answer.
    package enum Audience: Sendable {
        case everyone
        /// Phones, by `Mobile` in the User-Agent, as kits tell them apart.
        case mobile
        /// Everybody else.
        case desktop
    }

    package var host: String
    /// Without the query, which no sample site looks at.
    package var path: String
    package var audience = Audience.everyone
    package var status = 200
    package var contentType = "text/html; charset=utf-8"
    /// The target of a redirect, absolute or a path.
    package var location: String?
    package var body: [UInt8] = []

    static func redirect(_ status: Int, from host: String, _ path: String, to location: String) -> SampleResource {
        SampleResource(host: host, path: path, status: status, location: location)
    }

    static func html(_ host: String, _ path: String, _ text: String, charset: PageCharset = .utf8) -> SampleResource {
        SampleResource(host: host, path: path, contentType: charset.contentType, body: charset.bytes(of: text))
    }

    /// An Android package that holds one empty file: the type and the magic of an app, and nothing that could run.
    static func androidPackage(_ host: String, _ path: String) -> SampleResource {
        let name = Array("sample.txt".utf8)
        // A ZIP local file header (APPNOTE §4.3.7): signature, version 2.0, stored, all sizes 0, the name's length.
        var archive: [UInt8] = [0x50, 0x4B, 3, 4, 20] + Array(repeating: 0, count: 21)
        archive += [UInt8(name.count), 0, 0, 0] + name
        return SampleResource(
            host: host, path: path, contentType: "application/vnd.android.package-archive", body: archive)
    }
}
