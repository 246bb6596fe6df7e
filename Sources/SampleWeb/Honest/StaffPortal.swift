/// A company's sign-in for its own staff on its own name.
enum StaffPortal {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "staff-portal", "portal.lindqvist-timber.example", "/login", note: "a company's staff sign-in on its own name"
    ) {
        PageFrame(
            build: .portal, language: "en", title: "Staff portal | Lindqvist Timber", description: "For employees",
            siteName: "Lindqvist Timber", prefix: "lt1",
            color: "#14532d", nav: "Company=https://www.lindqvist-timber.example/ | Service desk=/desk | Imprint=/imprint",
            footer: ["Lindqvist Timber AB", "Service desk, extension 400"]
        ).html([
            "<h1>Staff portal</h1>", "<p>Timesheets, payslips and holiday requests.</p>",
            FormMarkup(
                action: "/session", prefix: "lt1-in", button: "Log in",
                fields: ["User name|user|text|", "Password|password|password|", "Code from the authenticator app|otp|text|"]
            ).html, "<p>Password expired? The service desk resets it in person.</p>",
            "<img src=\"/img/mill.jpg\" alt=\"saw mill\">",
        ])
    }

    private static let second = SampleSite.honest(
        "staff-portal", "intern.brauhaus-kessel.example", "/anmeldung", note: "a brewery's staff sign-in on its own name"
    ) {
        PageFrame(
            build: .table, language: "en-GB", title: "Kessel Brewery intranet", description: "Shifts and recipes",
            siteName: "Kessel Brewery", prefix: "kb",
            color: "#92400e", nav: "Shifts=/shifts | Cellar=/cellar | Works council=/council",
            footer: ["Kessel Brewery, Upper Gate 12"]
        ).html([
            "<h2>Good morning</h2>", "<p>Please log in with the card number printed on your badge.</p>",
            FormMarkup(
                action: "/anmeldung/pruefen", prefix: "kb-in", button: "Go", fields: ["Badge|badge|text|", "PIN|pin|password|"]
            ).html,
            "<p>Next maintenance of this server: Sunday, six to eight.</p>",
            "<img src=\"/bild/kessel.jpg\" alt=\"copper kettle\">",
        ])
    }
}
