import PageRecord

/// Links to programs and profiles to install, from what the links extractor and the refresh found and from attributes.
struct DownloadsExtractor {
    private static let endings = [".apk", ".xapk", ".ipa", ".exe", ".msi", ".dmg", ".pkg", ".mobileconfig", ".scr", ".hta"]
    private static let schemes = ["itms-services:", "itms-apps:"]

    private var downloads: [String] = []

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        let isLink = element.name == .a || element.name == .area
        if let target = element.bytes(isLink ? .href : .src) { add(target) }
    }

    mutating func scripts(_ scanner: ScriptScanner) {
        for target in scanner.findings.addresses + scanner.findings.redirects + scanner.findings.calls {
            add(Array(target.utf8)[...])
        }
    }

    mutating func finish(_ features: inout PageFeatures) {
        if let refresh = features.refresh { add(Array(refresh.target.utf8)[...]) }
        features.downloads = downloads
    }

    private mutating func add(_ target: ArraySlice<UInt8>) {
        guard downloads.count < RecordLimits.downloads, Self.isDownload(target) else { return }
        let cut = TextCut.text(PlainSpace.text(target), bytes: RecordLimits.stringBytes)
        if !downloads.contains(cut) { downloads.append(cut) }
    }

    private static func isDownload(_ target: ArraySlice<UInt8>) -> Bool {
        if target.first.map(ASCII.lowered) == UInt8(ascii: "i"), schemes.contains(where: Bytes(target.prefix(14)).hasPrefix) {
            return true
        }
        let path = target.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        // Of a path only its end is looked at.
        guard Bytes(path.suffix(14)).lowered.contains(UInt8(ascii: ".")),
            endings.contains(where: Bytes(path.suffix(14)).hasSuffix)
        else {
            return false
        }
        // The name of a host ends in `.exe` nowhere, but a bare domain must not be taken for a file.
        let whole = Bytes(path)
        return whole.firstIndex(of: "://", from: 0).map { whole.firstIndex(of: "/", from: $0 + 3) != nil } ?? true
    }
}
