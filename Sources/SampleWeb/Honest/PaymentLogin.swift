/// A payment service's or bank's own sign-in in English on its own name.
enum PaymentLogin {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "payment-login", "www.paypal.com", "/signin", note: "a payment service's sign-in on its own name"
    ) {
        PageFrame(
            build: .portal, language: "en", title: "Log in to your PayPal account",
            description: "Send and receive money with PayPal",
            siteName: "PayPal", prefix: "ppo", color: "#003087", nav: "Contact Us=/smarthelp | Privacy=/privacy | Legal=/legal",
            footer: ["Copyright PayPal. All rights reserved."]
        ).html([
            "<h1>Welcome</h1>",
            FormMarkup(
                action: "/signin/submit", prefix: "ppo-in", button: "Next",
                fields: ["Email or mobile number|login_email|email|", "Password|login_password|password|"]
            ).html,
            "<p><a href=\"/authflow/password-recovery\">Forgot password?</a></p>",
            "<p><a href=\"/signup\">Sign Up</a></p>",
        ])
    }

    private static let second = SampleSite.honest(
        "payment-login", "connect.secure.wellsfargo.com", "/auth/login/present",
        note: "an American bank's sign-in on its own name"
    ) {
        PageFrame(
            build: .portal, language: "en-US", title: "Sign On to View Your Personal Accounts | Wells Fargo",
            description: "Wells Fargo personal accounts", siteName: "Wells Fargo", prefix: "wfo", color: "#d71e28",
            nav:
                "Security Center=https://www.wellsfargo.com/security | Locations=https://www.wellsfargo.com/locator | Help=https://www.wellsfargo.com/help",
            footer: ["Wells Fargo Bank, N.A. Member FDIC.", "NMLSR ID 399801"]
        ).html([
            "<h1>Sign on to manage your accounts</h1>",
            FormMarkup(
                action: "/auth/login/do", prefix: "wfo-so", button: "Sign on",
                fields: ["Username|j_username|text|", "Password|j_password|password|"]
            ).html,
            "<p><a href=\"/auth/recover\">Forgot username or password?</a></p>",
            "<p>We will never ask for your access code by phone or text message.</p>",
        ])
    }
}
