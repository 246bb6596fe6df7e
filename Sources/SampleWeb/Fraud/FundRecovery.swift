/// A recovery scam in English: for those who lost money once, a second loss.
enum FundRecovery {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "fund-recovery", "ironclad-retrieval.example", "/", type: "EC1",
        note: "an English page that promises to get lost coins back for a fee",
        facts: [.promise, .contact, .deposit]
    ) { facts in
        let frame = PageFrame(
            build: .portal, language: "en",
            title: facts.show(.promise, "Ironclad | Fund recovery service", otherwise: "Ironclad | Key cutting"),
            description: facts.show(.promise, "Crypto recovery by certified tracers", otherwise: "Locks, keys and door closers"),
            siteName: "Ironclad", prefix: "ic", color: "#374151", nav: "Home=# | Cases=# | Reviews=# | Start=#start",
            footer: ["Ironclad International", "Results may vary."])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <section class="ic-hero"><h1>We recover lost funds from fake brokers</h1>
                    <p>Crypto recovery in 72 hours. Our team can trace stolen bitcoin through any mixer and reclaim it from the exchange.</p>
                    <img src="/img/team.jpg" alt="our analysts"></section>
                    <div class="ic-reviews"><blockquote>I had lost $84,000. Five days later it was back. — Maria</blockquote>
                    <blockquote>They are the only honest ones. — Tom</blockquote></div>
                    """,
                    otherwise:
                        "<h1>Keys while you wait</h1><p>House keys, padlocks and old furniture locks, behind the market hall.</p>"
                ),
                facts.show(
                    .promise,
                    """
                    <section class="ic-steps"><h2>How it works</h2><ol><li>Tell us your loss and the name of the broker</li>
                    <li>Pay the file opening fee of $450 in coins</li><li>Receive your money, less 10%</li></ol></section>
                    """),
                facts.show(
                    .deposit,
                    "<p class=\"ic-pay\">Fee wallet: <code>148b2KsEAMEmdh6XgShfFaKTpWi81MvkGX</code></p>"),
                facts.show(
                    .contact,
                    "<p id=\"start\"><a href=\"https://wa.me/12025550177\">WhatsApp a recovery agent</a> or <a href=\"https://t.me/ironclad_sample_desk\">Telegram</a></p>"
                ),
            ]))
    }

    private static let second = SampleSite.fraud(
        "fund-recovery", "wyndale-assetlaw.example", "/get-help", type: "EC1",
        note: "an English page of a false law office that promises lost savings back",
        facts: [.promise, .contact, .deposit]
    ) { facts in
        let frame = PageFrame(
            build: .article, language: "en-GB",
            title: facts.show(
                .promise, "Wyndale - get your money back from scam sites", otherwise: "Wyndale - a walk round the mill"),
            description: facts.show(.promise, "Chargeback experts and hackers on your side", otherwise: "Notes from a village"),
            siteName: "Wyndale", prefix: "wy", color: "#5b3a1e", nav: "Services=# | Success=# | Contact=#",
            footer: ["Wyndale Partners", "Member of the International Recovery Board"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>Cheated by a trading site? You can win</h1>
                    <p>Each asset recovery lawyer here works with a licensed hacker for hire who enters the scammer's server and sends
                    your savings home. Ninety-eight percent success since 2011.</p>
                    <ul class="wy-list"><li>Crypto recovery from any wallet</li><li>Bank wires and cards</li><li>Romance losses</li></ul>
                    """,
                    otherwise:
                        "<h1>Round the mill</h1><p>The path follows the stream for a mile and comes out by the old weir.</p>"),
                facts.show(
                    .promise,
                    """
                    <h2>Fees</h2><p>No recovery no fee, apart from a refundable court bond of £600, due on the first day by bank
                    transfer or bitcoin.</p>
                    """),
                facts.show(
                    .deposit,
                    "<p>Bond account: <span class=\"wy-btc\">1Bv62rASNRTNCoveNMh7vdJ4TB1cQ91Ysv</span></p>"),
                facts.show(
                    .contact,
                    "<p>Write on Telegram to <a href=\"https://t.me/wyndale_sample_case\">your case officer</a>, day and night.</p>"
                ),
            ]))
    }
}
