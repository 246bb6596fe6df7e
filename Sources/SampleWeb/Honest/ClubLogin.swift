/// A club's own members' sign-in on a shared host.
enum ClubLogin {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "club-login", "river--rowing.github.io", "/members/", note: "a rowing club's sign-in on a GitHub Pages name"
    ) {
        PageFrame(
            build: .portal, language: "en", title: "Members – River Rowing Club", description: "Crews, boats and rotas",
            siteName: "River Rowing Club", prefix: "rr",
            color: "#155e75", nav: "Home=/ | Crews=/crews/ | Boathouse=/boathouse/ | Members=/members/",
            footer: ["River Rowing Club, Lower Towpath", "Run by volunteers"]
        ).html([
            "<h1>Members' rota</h1>", "<p>Sign in to book a boat or swap your coxing duty.</p>",
            FormMarkup(
                action: "/members/session", prefix: "rr-in", button: "Sign in",
                fields: ["Member number|member|text|", "Password|password|password|"]
            ).html,
            "<p>New here? Ask the secretary at the boathouse for your number.</p>",
            "<img src=\"/img/eight.jpg\" alt=\"an eight on the river\">",
        ])
    }

    private static let second = SampleSite.honest(
        "club-login", "sites.google.com", "/view/valley-beekeepers-0912/members", shared: true,
        note: "a beekeepers' sign-in on Google Sites"
    ) {
        PageFrame(
            build: .article, language: "en-GB", title: "Valley Beekeepers: members", description: "Hive diary",
            siteName: "Valley Beekeepers", prefix: "vb",
            color: "#b45309", nav: "Start=/view/valley-beekeepers-0912 | Swarms=/view/valley-beekeepers-0912/swarms",
            footer: ["Valley Beekeepers' Association", "Honey show in August"]
        ).html([
            "<h1>Hive diary</h1>", "<p>Only for keepers of the association: log in and write down what you saw at the hive.</p>",
            FormMarkup(
                action: "", prefix: "vb-in", button: "Open diary",
                fields: ["Name in the club|who|text|", "Club password|pw|password|"]
            ).html,
            "<img src=\"/view/bee.jpg\" alt=\"frame with bees\">", "<p>Forgot it? Ring Marion, she keeps the book.</p>",
        ])
    }
}
