/// A parked name: for sale, with sponsored links that may well say "loan".
enum ParkedName {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "parked-name", "cashpoint-online.example", "/", note: "a parked name for sale with sponsored links"
    ) {
        PageFrame(
            build: .table, language: "en", title: "cashpoint-online.example is for sale",
            description: "This domain may be for sale", siteName: "cashpoint-online.example",
            prefix: "pk", color: "#334155", nav: "Personal Loans=/?q=loans | Credit Cards=/?q=cards | Online Banking=/?q=bank",
            footer: ["The sponsored listings above are served automatically by a third party.", "Privacy Policy"]
        ).html([
            "<h1>cashpoint-online.example</h1>",
            "<p>The owner of this domain has put it up for sale. Make an offer to the broker.</p>",
            "<ul class=\"pk-ads\">", "<li><a href=\"/c?k=1\">Cash Advance</a></li>",
            "<li><a href=\"/c?k=2\">Low Interest Credit</a></li>",
            "<li><a href=\"/c?k=3\">Open a Bank Account</a></li>", "</ul>", "<p><a href=\"/buy\">Buy this domain</a></p>",
        ])
    }

    private static let second = SampleSite.honest(
        "parked-name", "quick-parcels.example", "/", note: "a parked name at a registrar with sponsored links"
    ) {
        PageFrame(
            build: .portal, language: "en-US", title: "quick-parcels.example - parked free", description: "Coming soon",
            siteName: "quick-parcels.example",
            prefix: "pf", color: "#0d9488", nav: "Courier=/s/courier | Package Tracking=/s/track | Shipping Rates=/s/rates",
            footer: ["Parked at the registrar by its customer.", "2026"]
        ).html([
            "<h1>Future home of something</h1>", "<p>This web page is parked free, courtesy of the registrar.</p>",
            "<div class=\"pf-links\">",
            "<a href=\"/s/1\">Next Day Delivery</a>", "<a href=\"/s/2\">Parcel Insurance</a>",
            "<a href=\"/s/3\">Customs Forms</a>", "</div>",
            "<p>Is this your domain? <a href=\"/start\">Build a site</a></p>",
        ])
    }
}
