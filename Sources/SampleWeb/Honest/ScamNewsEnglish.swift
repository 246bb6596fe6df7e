/// An English newspaper's story on a fraud.
enum ScamNewsEnglish {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "scam-news-en", "harbour-gazette.example", "/news/2026/redelivery-texts", note: "an English news story on parcel messages"
    ) {
        PageFrame(
            build: .article, language: "en-GB", title: "Police warn of fake parcel texts after widow loses £19,000",
            description: "News from the harbour towns",
            siteName: "The Harbour Gazette", prefix: "hg", color: "#1f2937",
            nav: "News=/news | Sport=/sport | Opinion=/opinion | Jobs=/jobs",
            footer: ["The Harbour Gazette. Printed since 1871.", "Corrections: see page two"]
        ).html([
            "<h1>Police warn of fake parcel texts after widow loses £19,000</h1>",
            "<p class=\"hg-by\">By our crime correspondent, 4 March</p>",
            "<img src=\"/media/texts.jpg\" alt=\"a phone with a text message\">",
            "<p>The message looked like any other: your package could not be delivered, pay a redelivery fee of £1.45. Two days later a friendly voice from the bank called Joan, 71, and asked her to move her savings to a safe account.</p>",
            "<p>There is no such thing, said Detective Sergeant Amir Khan. No bank will ask you to share your screen or read out a one-time code. Officers have seen forty cases since January.</p>",
            "<p>The parcel page asked for her card number and expiry date. Investigators say the site was one of some two hundred copies, each online for less than a day.</p>",
            "<p>If you have been scammed, tell your bank at once. You can report a scam text by forwarding it to 7726.</p>",
            "<p>Two men from Leeds were sentenced on Friday to three years each.</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "scam-news-en", "prairie-courier-herald.example", "/local/crypto-trial",
        note: "an English news story on an investment fraud trial"
    ) {
        PageFrame(
            build: .portal, language: "en-US", title: "Three sentenced over bogus trading app that took $6 million",
            description: "Local news and weather",
            siteName: "Prairie Herald", prefix: "ph", color: "#0f3d2e",
            nav: "Local=/local | Weather=/weather | Obituaries=/obits | Subscribe=/subscribe",
            footer: ["Prairie Herald Media", "Delivered Tuesdays and Fridays"]
        ).html([
            "<h1>Three sentenced over bogus trading app that took $6 million</h1>",
            "<p>LINCOLN COUNTY — A federal judge handed down terms of up to nine years on Monday in a case prosecutors called the cruelest they had tried.</p>",
            "<img src=\"/photos/courthouse.jpg\" alt=\"county courthouse\">",
            "<p>Victims met the defendants in a signal group where a supposed trading mentor offered guaranteed return and risk-free profit. When they tried to cash out, support told them to pay tax to withdraw.</p>",
            "<p>“I sent them $11,000 more because the account was frozen,” said a retired teacher who testified on day two. Her screen had shown a balance of $240,000. None of it existed.</p>",
            "<p>The press release of the attorney's office lists 118 victims in nine states. A recovery firm then contacted several of them, asking for fees; that, the office said, was a second fraud.</p>",
        ])
    }
}
