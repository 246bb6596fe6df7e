import DomainNames

/// A link to something that installs itself: which kind, and from where.
struct DownloadReading: Hashable, Sendable {
    enum Kind: String, Sendable {
        case android = "Android package", apple = "iOS package", appleManifest = "iOS install manifest", profile =
            "configuration profile",
            program
    }

    let kind: Kind
    /// The host it comes from, or `nil` when it could not be read.
    let host: DomainName?

    /// Distinct downloads among link targets, in order.
    static func all(in targets: [String], at address: WebAddress) -> [DownloadReading] {
        var found: [DownloadReading] = []
        for target in targets {
            guard let kind = kind(of: target) else { continue }
            let reading = DownloadReading(kind: kind, host: (try? address.resolving(target))?.host.name)
            if !found.contains(reading) { found.append(reading) }
        }
        return found
    }

    static func kind(of target: String) -> Kind? {
        let lowered = target.lowercased()
        if lowered.hasPrefix("itms-services:") { return .appleManifest }
        let path = lowered.prefix { $0 != "?" && $0 != "#" }
        if path.hasSuffix(".apk") || path.hasSuffix(".xapk") { return .android }
        if path.hasSuffix(".ipa") { return .apple }
        if path.hasSuffix(".mobileconfig") || path.hasSuffix(".mobileprovision") { return .profile }
        if path.hasSuffix(".exe") || path.hasSuffix(".msi") || path.hasSuffix(".scr") { return .program }
        return nil
    }

    static func kind(ofContentType type: String) -> Kind? {
        let bare = type.lowercased().prefix { $0 != ";" && $0 != " " }
        switch bare {
        case "application/vnd.android.package-archive": return .android
        case "application/x-apple-aspen-config": return .profile
        default: return nil
        }
    }
}
