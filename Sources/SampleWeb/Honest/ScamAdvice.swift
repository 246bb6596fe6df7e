/// A blog on how not to be cheated.
enum ScamAdvice {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "scam-advice", "slow-money-blog.example", "/posts/spot-the-job-scam", note: "a blog on task scams and recovery scams"
    ) {
        PageFrame(
            build: .article, language: "en", title: "How to avoid task scams (and the recovery scam after)",
            description: "Plain words on money",
            siteName: "Slow Money", prefix: "sm", color: "#4c1d95", nav: "Posts=/posts | About=/about | Feed=/feed.xml",
            footer: ["Slow Money, written by two sisters"]
        ).html([
            "<h1>How to avoid task scams (and the recovery scam after)</h1>",
            "<p class=\"sm-date\">11 February 2026 · six minutes</p>",
            "<p>A reader wrote in about a job that paid for liking hotel pages. After a training account with forty easy orders came a combination order, a negative balance, and a demand to top up to unlock task after task.</p>",
            "<p>That is the whole trick: the frozen commission on the screen is a number somebody typed. No employer asks you for money.</p>",
            "<h2>Then come the helpers</h2>",
            "<p>Once you post about it, strangers offer to recover lost funds. Crypto recovery firms that want a fee first are the same people, or their friends.</p>",
            "<img src=\"/img/notes.jpg\" alt=\"a notebook\">",
            "<h2>What to do</h2>",
            "<p>Stop paying, keep the chat, call your bank, report a scam to the police. Consumer advice is free.</p>",
            "<h3>Comments (2)</h3>", "<p>Thank you, my aunt nearly fell for this. — Ines</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "scam-advice", "penny-and-plain.example", "/guides/fake-bank-mail",
        note: "a consumer guide on phishing mails and loans with fees"
    ) {
        PageFrame(
            build: .portal, language: "en-GB", title: "Fake bank mails: a scam alert for beginners",
            description: "Fraud prevention in plain English",
            siteName: "Penny & Plain".replacing("&", with: "&amp;"), prefix: "pl", color: "#9d174d",
            nav: "Guides=/guides | Tools=/tools | Newsletter=/letter",
            footer: ["Penny and Plain is a charity", "Helpline open on weekdays"]
        ).html([
            "<h1>Fake bank mails: a scam alert for beginners</h1>",
            "<p>Mails that shout “verify your account” or “password expires today” want you to hurry. A bank does not close an account because you were slow to click.</p>",
            "<h2>Four signs</h2>",
            "<ol><li>The address bar shows another name than the bank's.</li><li>They ask for the card, its code and the one-time password on one page.</li> <li>There is a deadline in hours.</li><li>Every other link on the page does nothing.</li></ol>",
            "<h2>Loans that cost before they pay</h2>",
            "<p>“Guaranteed approval” with an upfront fee is never a loan. Lenders take their cost out of what they lend.</p>",
            "<img src=\"/img/letterbox.jpg\" alt=\"letter box\">",
            "<p>A case study from our helpline: Denise paid three insurance fees and never saw the loan.</p>",
        ])
    }
}
