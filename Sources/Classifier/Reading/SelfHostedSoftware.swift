/// Programs that organisations run on hosts of their own and that carry their maker's name: mail, sign-in and remote access.
///
/// Such a page says "Outlook" or "© Microsoft" and is no imitation. It is known by the path that the program itself lays down, where the
/// page stands or where its form posts. A kit may copy the path; then its other facts speak, and people look.
enum SelfHostedSoftware {
    /// The maker's brand and the beginning of the path, lower case.
    private static let paths: [(brand: String, path: String)] = [
        ("microsoft", "/owa/"), ("microsoft", "/ecp/"), ("microsoft", "/adfs/"), ("microsoft", "/exchange/"), ("microsoft", "/rdweb/"),
        ("microsoft", "/_layouts/15/"), ("microsoft", "/_forms/"), ("microsoft", "/reportserver"), ("microsoft", "/certsrv"),
        ("webex", "/+cscoe+/"), ("webex", "/webacs/"), ("webex", "/ccmadmin/"),
    ]

    static func stands(_ brand: Brand, at page: PageReading) -> Bool {
        let places = [page.address.path] + page.features.forms.map(\.action)
        return places.contains { place in
            let path = SelfHostedSoftware.path(of: place.lowercased())
            return paths.contains { $0.brand == brand.id && path.hasPrefix($0.path) }
        }
    }

    /// The path of a whole or relative address: `/adfs/ls/` of `https://sso.example/adfs/ls/`.
    private static func path(of text: String) -> Substring {
        guard let scheme = text.firstRange(of: "://") else { return text[...] }
        return text[scheme.upperBound...].drop { $0 != "/" }
    }
}
