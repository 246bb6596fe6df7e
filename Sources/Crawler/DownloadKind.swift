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

    /// What the first bytes promise. Most bodies are pages, which promise nothing, and whose names nobody has to look at.
    private enum Beginning {
        case zip, program, archive, profile, signedProfile
    }

    /// What a body is, by its beginning; `nil` for anything that may be a page.
    ///
    /// - Parameters:
    ///   - contentType: the value of `Content-Type`.
    ///   - names: the path of the address and the value of `Content-Disposition`.
    static func kind(
        of body: [UInt8], contentType: @autoclosure () -> String, names: @autoclosure () -> [String]
    ) -> FetchEvidence.Download.Kind? {
        guard let beginning = beginning(of: body) else { return nil }
        let start = Array(body.prefix(headerBytes))
        switch beginning {
        case .zip: return zip(start, stated(contentType(), names()))
        // A text may begin with these letters, so the header must be one.
        case .program: return start.first != 0x4D || start.count > 64 && start.contains(0) ? .exe : nil
        case .archive: return .archive
        case .profile where find("PayloadType", in: start): return .mobileconfig
        case .profile, .signedProfile: return stated(contentType(), names()) == .mobileconfig ? .mobileconfig : nil
        }
    }

    private static func beginning(of body: [UInt8]) -> Beginning? {
        switch body.first {
        case UInt8(ascii: "P") where body.starts(with: [0x50, 0x4B, 0x03, 0x04]): .zip
        // "MZ" of DOS and Windows programs; installers are compound files.
        case UInt8(ascii: "M") where body.starts(with: [0x4D, 0x5A]): .program
        case 0xD0 where body.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]): .program
        case UInt8(ascii: "R") where body.starts(with: "Rar!".utf8): .archive
        case UInt8(ascii: "7") where body.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]): .archive
        case UInt8(ascii: "<") where body.starts(with: "<?xml".utf8): .profile
        case UInt8(ascii: "b") where body.starts(with: "bplist00".utf8): .profile
        // A signed profile is CMS: DER, which begins with a sequence.
        case 0x30: .signedProfile
        default: nil
        }
    }

    /// What type and names say it is.
    private static func stated(_ contentType: String, _ names: [String]) -> FetchEvidence.Download.Kind? {
        let type = contentType.lowercased().split(separator: ";").first.map { $0.trimmed } ?? ""
        let names = names.map { $0.lowercased() }
        return types[type] ?? endings.first { ending in names.contains { isNamed($0, ending.0) } }?.1
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
