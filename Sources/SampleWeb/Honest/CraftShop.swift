/// A small shop with a checkout that takes cards on its own page.
enum CraftShop {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "craft-shop", "oakhill-stoneware.example", "/checkout", note: "a shop's own checkout with a card form"
    ) {
        PageFrame(
            build: .portal, language: "en", title: "Checkout – Oakhill Stoneware", description: "Mugs and bowls thrown by hand",
            siteName: "Oakhill Stoneware",
            prefix: "oh", color: "#6b4f3a",
            nav: "Shop=/shop | Our pottery=/about | Delivery=/delivery | Returns=/returns | Contact=/contact",
            footer: ["Oakhill Stoneware, 4 Kiln Lane", "Company no. 00000000 · VAT registered", "Terms · Privacy"]
        ).html([
            "<h1>Your basket</h1>",
            "<table class=\"oh-basket\"><tr><td><img src=\"/p/mug.jpg\" alt=\"mug\">Speckled mug × 2</td><td>£36.00</td></tr>",
            "<tr><td>Delivery, second class</td><td>£4.20</td></tr><tr><th>Total</th><th>£40.20</th></tr></table>",
            FormMarkup(
                action: "/checkout/pay", prefix: "oh-pay", button: "Place order",
                fields: [
                    "Name|name|text|", "Email for the receipt|email|email|", "Address|address|text|", "Postcode|postcode|text|",
                    "Card number|cc-number|text|", "Expiry date|cc-exp|text|MM/YY", "Code on the back|cc-csc|text|",
                ]
            ).html,
            "<p>We send within three days. Unused pieces may come back within thirty days, see our returns page.</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "craft-shop", "fenwick-yarns.example", "/cart/payment", note: "another shop's own checkout with a card form"
    ) {
        PageFrame(
            build: .app, language: "en-GB", title: "Payment | Fenwick Yarns", description: "Wool from hill farms",
            siteName: "Fenwick Yarns", prefix: "fy",
            color: "#486581", nav: "Wool=/wool | Needles=/needles | Patterns=/patterns | Help=/help",
            footer: ["Fenwick Yarns Ltd, The Old Mill", "Phone orders Mon–Thu"]
        ).html([
            "<h2>Almost there</h2>",
            "<ul class=\"fy-lines\"><li>Aran, heather, 6 balls — £41.40</li><li>Postage — £3.95</li><li><b>To pay £45.35</b></li></ul>",
            "<img src=\"/i/aran.jpg\" alt=\"balls of wool\">",
            FormMarkup(
                action: "/cart/charge", prefix: "fy-card", button: "Pay now",
                fields: [
                    "Cardholder|holder|text|", "Your card|pan|text|16 digits", "Valid thru|thru|text|", "CVC|cvc|text|",
                    "Phone, in case of questions|tel|tel|",
                ]
            ).html,
            "<p>Changed your mind? Tell us within a fortnight and we refund you the same way you paid.</p>",
        ])
    }
}
