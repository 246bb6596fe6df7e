import PageRecord

/// Counts links and resources by where they lead. Which of the named hosts is the page's own is for the classifier to say, which
/// knows the page's address.
enum ReferenceFigures {
    private static let stores = WordFinder([
        "apps.apple.com/", "itunes.apple.com/", "play.google.com/store", "appgallery.huawei.com", "app.mi.com", "sj.qq.com",
        "a.app.qq.com",
        "app.samsung.com", "galaxystore.samsung.com",
    ])
    private static let social = WordFinder([
        "facebook.com/", "twitter.com/", "instagram.com/", "youtube.com/", "linkedin.com/", "weibo.com/", "tiktok.com/",
        "pinterest.",
        "//x.com/", "douyin.com/", "bilibili.com/", "reddit.com/", "vk.com/",
    ])

    static func measure(_ features: inout PageFeatures) {
        links(&features)
        var hosts: [String: Int] = [:]
        let images = named(features.images, &hosts)
        features[.imageHosts] = hosts.count
        features[.imagesAbsolute] = images
        features[.scripts] = features.scripts.count
        features[.styles] = features.styles.count
        features[.scriptsAbsolute] = named(features.scripts, &hosts)
        features[.stylesAbsolute] = named(features.styles, &hosts)
        let frames = named(features.frames, &hosts)
        features[.resourceHosts] = hosts.count
        features[.resourcesAbsolute] = images + frames + features[.scriptsAbsolute] + features[.stylesAbsolute]
        features[.mostFromOneHost] = hosts.values.max() ?? 0
    }

    /// How many references name a host; counts them by host.
    private static func named(_ references: [String], _ hosts: inout [String: Int]) -> Int {
        var count = 0
        for reference in references {
            guard let host = ReferenceHost(Bytes(reference).lowered) else { continue }
            hosts[host.name, default: 0] += 1
            count += 1
        }
        return count
    }

    private static func links(_ features: inout PageFeatures) {
        var hosts: Set<String> = []
        features[.links] = features.links.count
        for link in features.links {
            let target = Bytes(link.target)
            features[.longestLink] = max(features[.longestLink], target.lowered.count)
            if link.text.isEmpty { features[.linksWithoutWords] += 1 }
            if target.isEmpty || target.hasPrefix("#") {
                features[.linksDead] += 1
            } else if target.hasPrefix("javascript:") {
                features[.linksScripted] += 1
            } else if target.hasPrefix("mailto:") {
                features[.mailLinks] += 1
            } else if target.hasPrefix("tel:") {
                features[.phoneLinks] += 1
            } else if let host = ReferenceHost(target.lowered) {
                features[.linksAbsolute] += 1
                hosts.insert(host.name)
                if host.isNumber { features[.linksToAddress] += 1 }
                if contains(stores, target) { features[.linksToStores] += 1 }
                if contains(social, target) { features[.linksToSocial] += 1 }
            } else {
                features[.linksRelative] += 1
            }
        }
        features[.linkHosts] = hosts.count
        features[.linksToMessengers] = features.contacts.count {
            $0.kind != .email && $0.kind != .phone && $0.kind != .chatWidget
        }
    }

    private static func contains(_ finder: WordFinder, _ target: Bytes) -> Bool {
        var isFound = false
        finder.matches(in: target.lowered, 0..<target.lowered.count) { _ in isFound = true }
        return isFound
    }
}
