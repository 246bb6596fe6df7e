import PageRecord

/// Links to programs and profiles to install, from what the links extractor and the refresh found and from attributes.
final class DownloadsExtractor: PageExtractor {
    private static let endings = [".apk", ".xapk", ".ipa", ".exe", ".msi", ".dmg", ".pkg", ".mobileconfig", ".scr", ".hta"]
    private static let schemes = ["itms-services:", "itms-apps:"]

    private var downloads: [String] = []

    func start(_ element: PageElement) {
        if element.name == "a" || element.name == "area", let href = element["href"] { add(href) }
        if element.name == "iframe" || element.name == "frame", let source = element["src"] { add(source) }
    }

    func finish(_ features: inout PageFeatures) {
        if let refresh = features.refresh { add(refresh.target) }
        features.downloads = downloads
    }

    private func add(_ target: String) {
        guard downloads.count < RecordLimits.downloads, Self.isDownload(Bytes(target)) else { return }
        let cut = TextCut.text(target, bytes: RecordLimits.stringBytes)
        if !downloads.contains(cut) { downloads.append(cut) }
    }

    private static func isDownload(_ target: Bytes) -> Bool {
        if schemes.contains(where: target.hasPrefix) { return true }
        let path = Bytes(target.lowered.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
        // The name of a host ends in `.exe` nowhere, but a bare domain must not be taken for a file.
        let hasPath = path.firstIndex(of: "://", from: 0).map { path.firstIndex(of: "/", from: $0 + 3) != nil } ?? true
        return hasPath && endings.contains(where: path.hasSuffix)
    }
}
