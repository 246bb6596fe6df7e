/// A payment service's or bank's false sign-in, three redirects behind the address in the mail, posting to another host.
enum AccountReview {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "account-review", "mail-t3.example", "/c/81f2?u=7", type: "PH1",
        note: "a payment service's sign-in behind three redirects that posts to another host",
        facts: [.claimedIdentity, .promise, .credentialForm, .foreignTarget, .redirects]
    ) { facts in
        let name = facts.show(.claimedIdentity, "PayPal", otherwise: "Garden Club")
        let frame = PageFrame(
            build: .portal, language: "en",
            title: facts.show(.promise, "\(name): Confirm your identity", otherwise: "\(name): Members"),
            description: "\(name) members' area", siteName: name, prefix: "pp", color: "#003087",
            nav: "Personal=# | Business=# | Help=#", footer: ["© 1999-2026 \(name), Inc.", "Contact Us  Privacy  Legal"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="pp-alert"><h1>Verify your account</h1>
                    <p>We noticed unusual activity: a payment of $748.20 to a new device. Your account is limited until you
                    confirm your identity.</p><img src="/i/shield.png" alt=""></div>
                    """,
                    otherwise: "<h1>Hello again</h1><p>The seed swap is on the first Sunday of the month, by the greenhouse.</p>"),
                facts.show(
                    .credentialForm,
                    FormMarkup(
                        action: facts.show(.foreignTarget, "https://collect-eu4.example/gate.php", otherwise: "/signin"),
                        prefix: "pp-login",
                        button: "Log In",
                        fields: ["Email or mobile number|login_email|email|", "Password|login_password|password|"]
                    ).html),
                "<p class=\"pp-small\"><a href=\"#\">Having trouble?</a></p>",
            ]),
            hops: [
                (302, .init(host: "goto-7a.example", path: "/r/aW5ib3g")),
                (301, .init(host: "safe-link-check.example", path: "/verify")),
                (302, .init(host: "paypal-account-review.example", path: "/webapps/signin/home")),
            ])
    }

    private static let second = SampleSite.fraud(
        "account-review", "nl-click9.example", "/e/open/5512", type: "PH1",
        note: "a bank's sign-in behind three redirects that posts to another host",
        facts: [.claimedIdentity, .promise, .credentialForm, .foreignTarget, .redirects]
    ) { facts in
        let name = facts.show(.claimedIdentity, "Wells Fargo", otherwise: "Lakeside Chess")
        let frame = PageFrame(
            build: .table, language: "en-US",
            title: facts.show(.promise, "\(name) Online - Account suspended", otherwise: "\(name) - pairings"),
            description: "\(name) sign on", siteName: name, prefix: "wf", color: "#d71e28", nav: "ATMs=# | Español=# | Search=#",
            footer: ["\(name) N.A. Member FDIC", "Equal Housing Lender"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h2>Account suspended</h2><p>Online access was paused after several failed attempts. Session expired, sign in
                    again and update billing data within 24 hours to keep your cards active.</p>
                    <img src="/wf/horses.jpg" alt="stagecoach">
                    """,
                    otherwise: "<h2>Round four</h2><p>White moves first on every board. Clocks start at seven sharp.</p>"),
                facts.show(
                    .credentialForm,
                    FormMarkup(
                        action: facts.show(.foreignTarget, "http://form-drop2.example/wf/next.php", otherwise: "signon.php"),
                        prefix: "wf-so",
                        button: "Sign On",
                        fields: ["Username|j_username|text|", "Password|j_password|password|", "Email password|epass|password|"]
                    ).html),
                "<font size=\"2\"><a href=\"#\">Enroll</a> | <a href=\"#\">Security Questions</a></font>",
            ]),
            hops: [
                (302, .init(host: "trk-west.example", path: "/go")), (301, .init(host: "cdn-forwarder.example", path: "/x/91")),
                (302, .init(host: "wellsfargo-signon-help.example", path: "/auth/login.html")),
            ])
    }
}
