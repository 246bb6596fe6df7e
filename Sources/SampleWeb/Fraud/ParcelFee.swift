/// Parcel redelivery in English: a small fee, and a form that takes the card.
enum ParcelFee {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "parcel-fee", "usps-redelivery-desk.example", "/us/track?id=9405511", type: "KF1", or: ["PH1"],
        note: "a postal service's redelivery page with a card form",
        facts: [.claimedIdentity, .promise, .demand, .cardForm]
    ) { facts in
        let name = facts.show(.claimedIdentity, "USPS", otherwise: "Maple Street Post")
        let frame = PageFrame(
            build: .portal, language: "en-US",
            title: facts.show(.promise, "\(name) Tracking - Action needed", otherwise: "\(name) - Hours"),
            description: "\(name) mail and parcels", siteName: name, prefix: "us", color: "#333366",
            nav: "Quick Tools=# | Send=# | Receive=# | Help=#",
            footer: ["\(name). All rights reserved.", "Privacy · Terms · FOIA"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="us-status"><h1>Your package could not be delivered</h1>
                    <p>Tracking number 9405 5110 2280. The address label is damaged and the house number cannot be read.</p>
                    <ol class="us-steps"><li>Arrived at facility</li><li>Out for delivery</li><li class="us-bad">Delivery suspended</li></ol>
                    <img src="/img/truck.svg" alt="delivery truck"></div>
                    """,
                    otherwise:
                        "<h1>Opening hours</h1><p>Monday to Friday nine to five. The parcel shelf closes at noon on Saturday.</p>"
                ),
                facts.show(
                    .demand,
                    """
                    <div class="us-fee"><p>To schedule a new attempt, a redelivery fee of $1.99 is due within 12 hours. After that
                    the item returns to sender.</p></div>
                    """),
                facts.show(
                    .cardForm,
                    FormMarkup(
                        action: "/us/pay.php", prefix: "us-pay", button: "Pay $1.99 and reschedule",
                        fields: [
                            "Full name|fullname|text|", "Street address|addr|text|", "ZIP code|zip|text|", "Phone|phone|tel|",
                            "Card number|cardnumber|tel|0000 0000 0000 0000", "Expiration date|exp|tel|MM/YY",
                            "CVV|cvv|tel|3 digits",
                        ]
                    ).html),
            ]))
    }

    private static let second = SampleSite.fraud(
        "parcel-fee", "evri-missed-drop.example", "/gb/confirm?p=H00Q7", type: "KF1", or: ["PH1"],
        note: "a courier's missed-delivery page with a card form",
        facts: [.claimedIdentity, .promise, .demand, .cardForm]
    ) { facts in
        let name = facts.show(.claimedIdentity, "Evri", otherwise: "Larkfield Books")
        let frame = PageFrame(
            build: .app, language: "en",
            title: facts.show(.promise, "\(name) – rearrange your delivery", otherwise: "\(name) – new arrivals"),
            description: "\(name) online", siteName: name, prefix: "ev", color: "#007bc4",
            nav: "Track=javascript:void(0) | Send=javascript:void(0) | Account=javascript:void(0)",
            footer: ["\(name) Limited", "Cookies | Accessibility"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="ev-box"><h2>Sorry we missed you</h2><img src="/static/van.png" alt="van">
                    <p>Our driver called at 11:42 today and nobody was in. Please update delivery address for parcel H00Q7.</p>
                    <p class="ev-timer">Held at the depot for <b id="left">23:59:12</b></p></div>
                    """,
                    otherwise:
                        "<div class=\"ev-box\"><h2>On our tables</h2><p>A history of lighthouses, two new cookbooks and a quiet novel.</p></div>"
                ),
                facts.show(
                    .demand,
                    """
                    <div class="ev-box"><p>A second visit costs £1.45, called the redelivery fee. Payment doubles as courier
                    verification, so please confirm bank details below.</p></div>
                    """),
                facts.show(
                    .cardForm,
                    FormMarkup(
                        action: "post.php", prefix: "ev-form", button: "Confirm and continue",
                        fields: [
                            "Name on card|ccname|text|", "Postcode|pc|text|", "Date of birth|dob|text|DD/MM/YYYY",
                            "Long card number|ccnum|text|", "Expires|ccexp|text|", "Security code|cccvc|text|",
                        ]
                    ).html),
            ]))
    }
}
