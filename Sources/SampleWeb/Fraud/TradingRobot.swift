/// Fake investment in English: a crypto platform that promises fixed profit and asks for money before it lets any go.
enum TradingRobot {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "trading-robot", "norvane-quant.example", "/plans", type: "TZ1",
        note: "an English crypto platform: fixed daily return, plans, coin deposit, fee before withdrawal",
        facts: [.promise, .demand, .deposit, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .portal, language: "en",
            title: facts.show(.promise, "Norvane Quant | Earn daily", otherwise: "Norvane | Weather for sailors"),
            description: facts.show(
                .promise, "AI trading bot with fixed profit for everybody", otherwise: "Wind and tides, hour by hour"),
            siteName: "Norvane", prefix: "nq", color: "#10243f",
            nav: "Home=# | Plans=# | About=# | Login=/auth/login | Register=/auth/register",
            footer: ["Norvane 2014-2026. All rights reserved.", "Registered office: upon request."])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <section class="nq-hero"><h1>Let our AI trading bot work for you</h1>
                    <p>A guaranteed return of 2.5% each day. Risk-free profit from quantitative trading, paid out around the clock.</p>
                    <img src="/assets/hero.png" alt="trading desk"></section>
                    <div class="nq-plans">
                    <div class="nq-plan"><h3>Starter</h3><p>Minimum deposit $250, daily ROI 2.5%, 20 days</p></div>
                    <div class="nq-plan"><h3>Gold</h3><p>From $5,000, daily ROI 4%, 30 days</p></div>
                    <div class="nq-plan"><h3>Institution</h3><p>From $50,000, double your money in six weeks</p></div>
                    </div>
                    <p class="nq-ticker">Anna from Oslo just withdrew $3,412</p>
                    """,
                    otherwise: "<h1>Today at sea</h1><p>Southwest 4 to 5, backing south later. Slight seas, good visibility.</p>"),
                facts.show(
                    .deposit,
                    """
                    <section class="nq-deposit"><h2>Fund your account</h2><p>Deposit USDT on Tron, or Bitcoin:</p>
                    <p><code>TD6o2PExK5MinsAAGiMNmj1bjJTSAU37qi</code></p><p><code>148b2KsEAMEmdh6XgShfFaKTpWi81MvkGX</code></p>
                    <img src="/assets/qr-trc20.png" alt="deposit QR"></section>
                    """),
                facts.show(
                    .demand,
                    """
                    <section class="nq-faq"><h2>Questions</h2><h4>Why is my payout pending?</h4>
                    <p>Before your first payout a withdrawal fee required by our liquidity partner has to arrive. Profits above
                    $10,000: pay tax to withdraw, 15% of the balance, from an outside wallet.</p></section>
                    """),
                facts.show(
                    .contact, "<a class=\"nq-wa\" href=\"https://wa.me/12025550143\">Talk to your account manager on WhatsApp</a>"
                ),
            ]))
    }

    private static let second = SampleSite.fraud(
        "trading-robot", "bellmere-signals.example", "/en/join", type: "TZ1",
        note: "an English signal group: inside tips, wallet connection, deposit to unfreeze",
        facts: [.promise, .demand, .deposit, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .app, language: "en-GB",
            title: facts.show(.promise, "Bellmere Signals - staking club", otherwise: "Bellmere village hall"),
            description: facts.show(
                .promise, "Staking rewards and trades copied from a master", otherwise: "What is on this week"),
            siteName: "Bellmere", prefix: "bm", color: "#1c6b4a", nav: "Wallet=# | Trades=# | Team=# | Me=#",
            footer: ["Bellmere Club", "Support answers within five minutes"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="bm-card"><h2>Copy trading teacher Mr. Hale</h2>
                    <p>Our signal group receives insider information two hours before the listing. Members tripled in March.</p>
                    <ul><li>Short-term contract 60s, 85% per round</li><li>Liquidity mining with staking rewards, weekly</li>
                    <li>Referral bonus on three levels</li></ul></div>
                    <div class="bm-total"><b>Total assets</b> 18,240.11 USDT <i>(+612.20 today)</i></div>
                    """,
                    otherwise:
                        "<div class=\"bm-card\"><h2>This week</h2><p>Choir on Tuesday, jumble sale on Saturday morning, tea from three.</p></div>"
                ),
                facts.show(
                    .deposit,
                    """
                    <div class="bm-pay"><h3>Top up</h3><p>Connect wallet to claim your first node, or send at least 300 USDT to</p>
                    <input readonly value="0x77bb8112dfd91bf771e15e653f1b8555d8a2d85a"><button>Connect wallet</button></div>
                    """),
                facts.show(
                    .demand,
                    """
                    <div class="bm-warn"><h3>Notice of the risk department</h3>
                    <p>Balance locked? The account frozen deposit is 30% of it; the lock opens within one hour after that.</p></div>
                    """),
                facts.show(.contact, "<a href=\"https://t.me/bellmere_sample_desk\">Open Telegram desk</a>"),
            ]))
    }
}
