/// What one sample site serves: its page, and whatever stands around it.
struct SampleScene: Sendable {
    /// A stop between the reported address and the page.
    struct Hop: Sendable {
        var host: String
        var path: String
    }

    /// The page.
    var html: String
    var charset = PageCharset.utf8
    /// The statuses of the redirects, the first given by the reported address, and the stop that each leads to; the last stop is the page's.
    var hops: [(status: Int, stop: Hop)] = []
    /// What a desktop browser gets where the page shows itself to phones only.
    var desktop: SampleResource?
    /// Files and pages beside the page.
    var others: [SampleResource] = []

    func resources(host: String, path: String, redirects: Bool, mobileOnly: Bool) -> [SampleResource] {
        var all = others
        var place = Hop(host: host, path: path)
        if redirects {
            for (status, stop) in hops {
                all.append(.redirect(status, from: place.host, place.path, to: "http://\(stop.host)\(stop.path)"))
                place = stop
            }
        }
        var page = SampleResource.html(place.host, place.path, html, charset: charset)
        if mobileOnly, var desktop {
            page.audience = .mobile
            desktop.audience = .desktop
            all.append(desktop)
        }
        all.append(page)
        return all
    }
}
