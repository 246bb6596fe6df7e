import PageRecord

/// Counts links and resources by where they lead. Which of the named hosts is the page's own is for the classifier to say, which
/// knows the page's address.
enum ReferenceFigures {
    private static let stores = [
        "apps.apple.com/", "itunes.apple.com/", "play.google.com/store", "appgallery.huawei.com", "app.mi.com", "sj.qq.com",
        "a.app.qq.com",
        "app.samsung.com", "galaxystore.samsung.com",
    ]
    private static let social = [
        "facebook.com/", "twitter.com/", "instagram.com/", "youtube.com/", "linkedin.com/", "weibo.com/", "tiktok.com/",
        "pinterest.",
        "//x.com/", "douyin.com/", "bilibili.com/", "reddit.com/", "vk.com/",
    ]
    private static let finder = WordFinder(stores + social)

    static func measure(_ features: inout PageFeatures) {
        links(&features)
        var hosts: [UInt64: Int] = [:]
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
    private static func named(_ references: [String], _ hosts: inout [UInt64: Int]) -> Int {
        var count = 0
        for reference in references {
            guard let host = reference.withView({ ReferenceHost($0) }) else { continue }
            hosts[host.hash, default: 0] += 1
            count += 1
        }
        return count
    }

    private static func links(_ features: inout PageFeatures) {
        var hosts: Set<UInt64> = []
        var counts = (
            dead: 0, scripted: 0, mail: 0, phone: 0, absolute: 0, relative: 0, number: 0, stores: 0, social: 0, wordless: 0
        )
        var longest = 0
        func count(_ target: ByteView) {
            longest = max(longest, target.count)
            if target.isEmpty || target[0] == UInt8(ascii: "#") {
                counts.dead += 1
            } else if let host = ReferenceHost(target) {
                counts.absolute += 1
                hosts.insert(host.hash)
                if host.isNumber { counts.number += 1 }
                var kinds = (isStore: false, isSocial: false)
                finder.matches(in: target.prefix(64)) {
                    if $0.word < stores.count { kinds.isStore = true } else { kinds.isSocial = true }
                }
                if kinds.isStore { counts.stores += 1 }
                if kinds.isSocial { counts.social += 1 }
            } else if target.begins(with: "javascript:") {
                counts.scripted += 1
            } else if target.begins(with: "mailto:") {
                counts.mail += 1
            } else if target.begins(with: "tel:") {
                counts.phone += 1
            } else {
                counts.relative += 1
            }
        }
        for index in features.links.indices {
            if features.links[index].text.isEmpty { counts.wordless += 1 }
            features.links[index].target.withView { count($0) }
        }
        features[.links] = features.links.count
        features[.longestLink] = longest
        features[.linksWithoutWords] = counts.wordless
        features[.linksDead] = counts.dead
        features[.linksScripted] = counts.scripted
        features[.mailLinks] = counts.mail
        features[.phoneLinks] = counts.phone
        features[.linksAbsolute] = counts.absolute
        features[.linksRelative] = counts.relative
        features[.linksToAddress] = counts.number
        features[.linksToStores] = counts.stores
        features[.linksToSocial] = counts.social
        features[.linkHosts] = hosts.count
        features[.linksToMessengers] = features.contacts.count {
            $0.kind != .email && $0.kind != .phone && $0.kind != .chatWidget
        }
    }
}
