import Vocabulary

/// Recognises programs and profiles to install by their first bytes, and by the type and name that they come with.
///
/// Bytes decide over headers: an APK that says `text/html` is an APK, and a page that says APK is a page.
struct DownloadKind {
    /// Bytes that are looked at; also what is hashed as the download's header.
    static let headerBytes = 65_536

    private static let types: [String: FetchEvidence.Download.Kind] = [
        "application/vnd.android.package-archive": .apk, "application/x-apple-aspen-config": .mobileconfig,
        "application/x-msdownload": .exe, "application/vnd.microsoft.portable-executable": .exe,
        "application/x-ios-app": .ipa, "application/zip": .archive, "application/x-zip-compressed": .archive,
        "application/x-rar-compressed": .archive, "application/vnd.rar": .archive, "application/x-7z-compressed": .archive,
    ]
    private static let endings: [(String, FetchEvidence.Download.Kind)] = [
        (".apk", .apk), (".xapk", .apk), (".ipa", .ipa), (".mobileconfig", .mobileconfig), (".exe", .exe), (".msi", .exe),
    ]

    /// What a body is, by its beginning; `nil` for anything that may be a page.
    ///
    /// - Parameters:
    ///   - names: the path of the address and the value of `Content-Disposition`, lower case.
    static func kind(of body: some Collection<UInt8>, contentType: String, names: [String]) -> FetchEvidence.Download.Kind? {
        let start = Array(body.prefix(headerBytes))
        let type = contentType.lowercased().split(separator: ";").first.map { $0.trimmed } ?? ""
        let stated = types[type] ?? endings.first { ending in names.contains { isNamed($0, ending.0) } }?.1
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return zip(start, stated) }
        // "MZ" of DOS and Windows programs; a text may begin with these letters, so the header must be one.
        if start.starts(with: [0x4D, 0x5A]), start.count > 64, start.contains(0) { return .exe }
        if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .exe }
        if start.starts(with: Array("Rar!".utf8)) || start.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return .archive }
        if start.starts(with: Array("<?xml".utf8)) || start.starts(with: Array("bplist00".utf8)) {
            if stated == .mobileconfig || find("PayloadType", in: start) { return .mobileconfig }
        }
        // A signed profile is CMS: DER that says so.
        if stated == .mobileconfig, start.first == 0x30 { return .mobileconfig }
        return nil
    }

    private static func zip(_ start: [UInt8], _ stated: FetchEvidence.Download.Kind?) -> FetchEvidence.Download.Kind {
        if find("AndroidManifest.xml", in: start) || find("classes.dex", in: start) { return .apk }
        if find("Payload/", in: start), find(".app/", in: start) { return .ipa }
        return stated ?? .archive
    }

    private static func isNamed(_ text: String, _ ending: String) -> Bool {
        text.hasSuffix(ending) || text.contains(ending + "\"") || text.contains(ending + ";")
    }

    private static func find(_ word: String, in bytes: [UInt8]) -> Bool {
        let needle = Array(word.utf8)
        guard bytes.count >= needle.count else { return false }
        return (0...bytes.count - needle.count).contains {
            bytes[$0] == needle[0] && bytes[$0..<$0 + needle.count].elementsEqual(needle)
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
