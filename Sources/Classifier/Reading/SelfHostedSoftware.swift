/// Programs that organisations run on hosts of their own and that carry their maker's name: mail, sign-in and remote access.
///
/// Such a page says "Outlook" or "© Microsoft" and is no imitation. It is known by the path that the program itself lays down, where the
/// page stands or where its form posts. A kit may copy the path; then its other facts speak, and people look.
enum SelfHostedSoftware {
    /// The maker's brand and the beginning of the path, lower case.
    private static let paths: [(brand: String, path: String)] = [
        ("microsoft", "/owa/"), ("microsoft", "/ecp/"), ("microsoft", "/adfs/"), ("microsoft", "/exchange/"),
        ("microsoft", "/rdweb/"),
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

    /// What forms for signing in to such programs are addressed to, when they still belong to the program.
    private static let actions = [
        "j_spring_security_check", "_task=login", "/owa/auth", "/adfs/ls", "/cgi-bin/luci", "/users/sign_in", "/wp-login.php",
    ]
    /// Fields that only one program has.
    private static let fields: Set<String> = ["pma_username", "j_username", "requesttoken", "_user", "user[login]"]

    /// Whether the page is the way in to a program that organisations run themselves, and asks for nothing but name and password.
    static func isLogin(_ page: PageReading) -> Bool {
        guard page.forms.foreignPosts.isEmpty, page.forms.secretsAsked == [.password] else { return false }
        return page.features.forms.contains { form in
            let action = form.action.lowercased()
            return actions.contains { action.contains($0) } || form.fields.contains { fields.contains($0.name) }
        }
    }

    /// The path of a whole or relative address: `/adfs/ls/` of `https://sso.example/adfs/ls/`.
    private static func path(of text: String) -> Substring {
        guard let scheme = text.firstRange(of: "://") else { return text[...] }
        return text[scheme.upperBound...].drop { $0 != "/" }
    }
}
