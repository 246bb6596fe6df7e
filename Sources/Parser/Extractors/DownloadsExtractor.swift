import PageRecord

/// Links to programs and profiles to install, from what the links extractor and the refresh found and from attributes.
struct DownloadsExtractor {
    private static let endings: [StaticString] = [
        ".apk", ".xapk", ".ipa", ".exe", ".msi", ".dmg", ".pkg", ".mobileconfig", ".scr", ".hta",
    ]

    private var downloads: [String] = []

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        let isLink = element.name == .a || element.name == .area
        if let target = element.bytes(isLink ? .href : .src) { add(target) }
    }

    mutating func scripts(_ scanner: ScriptScanner) {
        for target in scanner.findings.addresses + scanner.findings.redirects + scanner.findings.calls {
            target.withView { add($0) }
        }
    }

    mutating func finish(_ features: inout PageFeatures) {
        if let refresh = features.refresh { refresh.target.withView { add($0) } }
        features.downloads = downloads
    }

    private mutating func add(_ target: ByteView) {
        guard downloads.count < RecordLimits.downloads, Self.isDownload(target) else { return }
        let cut = TextCut.text(PlainSpace.text(target), bytes: RecordLimits.stringBytes)
        if !downloads.contains(cut) { downloads.append(cut) }
    }

    private static func isDownload(_ target: ByteView) -> Bool {
        if target.begins(with: "itms-services:") || target.begins(with: "itms-apps:") { return true }
        let path = target.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        // Of a path only its end is looked at.
        guard path.suffix(14).contains(UInt8(ascii: ".")), endings.contains(where: path.ends) else { return false }
        // The name of a host ends in `.exe` nowhere, but a bare domain must not be taken for a file.
        guard let scheme = ByteSearch.index(of: "://", in: path, path.startIndex..<path.endIndex) else { return true }
        return path[(scheme + 3)...].contains(UInt8(ascii: "/"))
    }
}
