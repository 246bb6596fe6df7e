/// An authority's false notice in English: a toll that is due, or a tax refund to be claimed, on a card form.
enum TollNotice {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "toll-notice", "ezpass-tollpay.example", "/us/bill?ref=NJ88", type: "GJ1", or: ["PH1"],
        note: "a toll operator's notice of an unpaid toll with a card form",
        facts: [.claimedIdentity, .promise, .demand, .cardForm]
    ) { facts in
        let name = facts.show(.claimedIdentity, "E-ZPass", otherwise: "Ridge Trail Friends")
        let frame = PageFrame(
            build: .portal, language: "en-US", title: facts.show(.promise, "\(name) | Unpaid toll", otherwise: "\(name) | Hikes"),
            description: "\(name) service centre", siteName: name, prefix: "ez", color: "#5c2d91",
            nav: "Pay=# | Account=# | Contact=#", footer: ["\(name) Group. Customer service 7 days a week.", "v2.4"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>Outstanding balance: $6.99</h1><img src="/a/gantry.jpg" alt="toll gantry">
                    <p>Our records show one unpaid toll on your vehicle, notice NJ88, dated last Thursday.</p>
                    """,
                    otherwise: "<h1>Next hike</h1><p>Eight miles along the ridge, easy grade, bring water and a hat.</p>"),
                facts.show(
                    .demand,
                    """
                    <div class="ez-due"><p>Toll violation: pay now to avoid a $50 late charge and suspension of your registration.
                    You can pay fine online with any card.</p></div>
                    """),
                facts.show(
                    .cardForm,
                    FormMarkup(
                        action: "/us/checkout", prefix: "ez-pay", button: "Pay $6.99",
                        fields: [
                            "License plate|plate|text|", "Cardholder|holder|text|", "Card number|cc-number|text|",
                            "Expiry|cc-exp|text|MM / YY",
                            "CVC|cc-csc|text|",
                        ]
                    ).html),
            ]))
    }

    private static let second = SampleSite.fraud(
        "toll-notice", "hmrc-refund-portal.example", "/claim/start", type: "GJ1", or: ["PH1"],
        note: "a tax office's refund claim that asks for the card to pay it to",
        facts: [.claimedIdentity, .promise, .demand, .cardForm]
    ) { facts in
        let name = facts.show(.claimedIdentity, "HM Revenue & Customs", otherwise: "Parish Bell Ringers")
            .replacing("&", with: "&amp;")
        let frame = PageFrame(
            build: .table, language: "en",
            title: facts.show(.promise, "Tax refund claim - \(name)", otherwise: "Practice - \(name)"),
            description: "\(name) online forms", siteName: name, prefix: "hm", color: "#0b0c0c",
            nav: "Benefits=# | Money=# | Driving=#",
            footer: ["© Crown copyright", "All content is available under licence"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h2>You are due £286.34</h2><p>After the yearly calculation a tax refund claim is open in your name. Refunds go to
                    a debit card within three working days.</p><img src="/crest.png" alt="crest">
                    """,
                    otherwise:
                        "<h2>Tuesday practice</h2><p>Six bells, beginners at half past six, tea in the tower afterwards.</p>"),
                facts.show(
                    .demand,
                    """
                    <p class="hm-inset">National ID verification is part of the claim: verify identity to avoid suspension of the refund,
                    which lapses at midnight.</p>
                    """),
                facts.show(
                    .cardForm,
                    FormMarkup(
                        action: "done.php", prefix: "hm-claim", button: "Continue",
                        fields: [
                            "National Insurance number|nino|text|", "Mother's maiden name|mmn|text|",
                            "Debit card number|dcnum|text|",
                            "Valid to|dcexp|text|", "Three digits on the back|dccvv|text|", "Sort code|sort|text|",
                        ]
                    ).html),
            ]))
    }
}
