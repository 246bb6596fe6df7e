extension Setting {
    /// Every setting, in the order of the sample configuration.
    package static let all: [Setting] = crawl + evidence + patrol + decide + appeal + publish + probe + deploy

    private static let crawl = [
        Setting(
            "crawl", "user_agent", .text(""),
            "The User-Agent of the desktop profile; empty takes the built-in one, which names Zhalan and `contact`."),
        Setting(
            "crawl", "contact", .text("https://zhalan.example/crawler"),
            "The address where the owner of a visited site can complain; part of the built-in User-Agent. Put your own here."),
        Setting(
            "crawl", "user_agent_mobile", .text(""),
            "The User-Agent of the mobile profile; empty takes the built-in one, that of a telephone's browser."),
        Setting(
            "crawl", "user_agent_in_app", .text(""),
            "The User-Agent of the in-app profile; empty takes the built-in one, that of WeChat's own browser."),
        Setting(
            "crawl", "visitors", .texts(["desktop", "mobile", "in-app"]),
            "Who visits a lead, in this order, of desktop, mobile and in-app; those behind the second only where the first two saw"
                + " nothing that tells."),
        Setting(
            "crawl", "referrer", .text("http://www.baidu.com/"),
            "The page that visitors behind the second seem to come from; empty for none. Some pages show themselves only to those"
                + " who come from a search."),
        Setting(
            "crawl", "favicon", .bool(true),
            "Whether a page's icon is fetched and its hash kept, where it lies on the page's own host; at most 100 KiB of it."),
        Setting(
            "crawl", "assets", .int(0),
            "Scripts and styles of each page that are fetched, 0–20, of the page's own host alone; their hashes are kept, and their"
                + " text as evidence.", range: 0...20),
        Setting(
            "crawl", "in_flight", .int(5_000),
            "Transfers at once, 1–20000, within the limit of open files; most of them wait for dead servers and cost some 30 KB each.",
            range: 1...20_000),
        Setting(
            "crawl", "per_host_parallel", .int(2), "Transfers at once to one host, 1–16: what a browser does at most is polite.",
            range: 1...16),
        Setting(
            "crawl", "per_host_seconds", .number(0.5),
            "Seconds, 0–60, between the beginnings of two links of one host; what one link needs goes at once.", range: 0...60),
        Setting(
            "crawl", "per_address_parallel", .int(16),
            "Transfers at once to one IP address, whatever names lead there, 1–1000; test permits are not counted.",
            range: 1...1_000),
        Setting(
            "crawl", "per_host_per_run", .int(20), "Links fetched of one host in a run, 1–1000; the rest waits for the next.",
            range: 1...1000),
        Setting(
            "crawl", "links_per_run", .int(10_000), "Leads fetched in a run, 1–1000000; the rest waits for the next.",
            range: 1...1_000_000),
        Setting(
            "crawl", "revisit_hours", .int(24),
            "Hours, 1–8760, after which a lead is fetched again; then ever more rarely, listed ones daily for a week. Failed ones sooner.",
            range: 1...8760),
        Setting(
            "crawl", "resolvers", .texts([]),
            "Resolvers that do not filter our own list, each an address with or without a port: \"127.0.0.1:5353\". Each is checked"
                + " before a run, and one that hides what we list is not asked; empty asks the system's."),
        Setting(
            "crawl", "well_known", .texts(["example.com", "www.iana.org"]),
            "Names that every resolver knows; one that knows none of them is not believed when it says that a name is gone."),
        Setting("crawl", "ca_file", .text(""), "A PEM file of certificate authorities; empty takes the system's."),
        Setting(
            "crawl", "test_permit", .texts([]),
            "Loopback addresses or prefixes up to /16 with ports that may be reached, for tests: \"127.0.0.2:8480\". Refused in the"
                + " system's configuration file."),
        Setting(
            "crawl", "test_hosts", .map([:]),
            "Names of sample sites and the permitted address each stands for: { \"bank.example\" = \"127.0.0.2:8480\" }."),
    ]

    private static let evidence = [
        Setting(
            "evidence", "keep", .bool(true),
            "Whether each fetch is kept as WARC records in evidence/: request, answer, what is known of the server; text and HTML only."
        ),
        Setting(
            "evidence", "keep_days", .int(180), "Days, 1–3650, that a file of evidence is kept: as long as a listing.",
            range: 1...3650),
        Setting(
            "evidence", "keep_megabytes", .int(10_240),
            "Megabytes, 1–100000000, that all evidence may take; the oldest files go first.", range: 1...100_000_000),
    ]

    private static let patrol = [
        Setting(
            "patrol", "lookalikes_per_run", .int(20_000),
            "Names made from brands that a patrol looks up, 0–1000000; the next patrol goes on where it ended.",
            range: 0...1_000_000),
        Setting(
            "patrol", "links_per_run", .int(500), "Links of listed pages that a patrol looks up, 0–100000.", range: 0...100_000),
        Setting(
            "patrol", "fetches_per_run", .int(500),
            "Sites that a patrol asks for their robots.txt, 0–100000: as many may enter as reports.", range: 0...100_000),
    ]

    private static let decide = [
        Setting(
            "decide", "automatic", .bool(true),
            "Whether verdicts of the strong class are listed without a person. Never for protected, popular or shared names."),
        Setting(
            "decide", "threshold", .int(90), "The least score, 50–100, at which the automatic rule lists.", range: 50...100),
        Setting(
            "decide", "automatic_except", .texts([]),
            "Fraud types that the automatic rule leaves to people: [\"TZ1\", \"MM1\"]."),
        Setting(
            "decide", "automatic_per_run", .int(1_000),
            "Listings that the automatic rule makes in one run, 0–1000000; what is above waits for people: a flood of reports must"
                + " not become a flood of listings.", range: 0...1_000_000),
        Setting(
            "decide", "approvals", .int(1),
            "Accounts whose yes a listing needs, 1–5; a team takes 2: then nobody approves alone, the proposer's yes does not"
                + " count, and what one person allows lapses after 7 days unless another confirms it.", range: 1...5),
        Setting(
            "decide", "emergency_hours", .int(48),
            "Hours, 1–720, after which an emergency listing by one person lapses unless it is confirmed.", range: 1...720),
        Setting(
            "decide", "authorities", .texts([]),
            "Authorities whose orders a listing may rest on; empty takes any, and then the name is only kept."),
        Setting(
            "decide", "expire_days", .int(180),
            "Days that a listing of a name lives, 1–3650: after half a year most scam names are dead or sold.", range: 1...3650),
        Setting(
            "decide", "expire_days_url", .int(30),
            "Days that a listing of an address lives, 1–3650: pages on shared hosts are cleaned within weeks.", range: 1...3650),
    ]

    private static let appeal = [
        Setting(
            "appeal", "acknowledge_hours", .int(1), "Hours, 1–720, in which an appeal is acknowledged.", range: 1...720),
        Setting("appeal", "decide_hours", .int(24), "Hours, 1–2160, in which an appeal is decided.", range: 1...2160),
        Setting(
            "appeal", "allow_days", .int(180),
            "Days, 1–3650, that an upheld appeal keeps its name off the list, whatever reports and feeds say.", range: 1...3650),
        Setting(
            "appeal", "keep_contact_days", .int(90),
            "Days, 0–3650, after its decision when the contact of an appeal is erased.", range: 0...3650),
        Setting(
            "appeal", "reviewers", .texts([]),
            "Accounts that turn appeals down; where two or more are named, whoever approved the listing is none of them. Anybody"
                + " may uphold an appeal."),
    ]

    private static let publish = [
        Setting(
            "publish", "max_shrink", .number(0.2),
            "The part of the list, 0–1, that may vanish between two releases without a person's word; from 1,000 entries on.",
            range: 0...1),
        Setting(
            "publish", "max_growth", .number(1.0),
            "The part, 0–100, by which the list may grow between two releases without a person's word; from 1,000 entries on.",
            range: 0...100),
        Setting("publish", "keep_releases", .int(10), "Releases that stay on disk whole, 2–1000.", range: 2...1000),
        Setting(
            "publish", "rpz_origin", .text("rpz.zhalan"), "The zone name that rpz.zone is loaded under, at most 40 characters."),
        Setting("publish", "title", .text("Zhalan anti-fraud list"), "The title in the head of published files."),
        Setting("publish", "licence", .text("not stated"), "The licence of the published files, as their head states it."),
        Setting(
            "publish", "appeal", .text("not stated"), "Where the owner of a listed site turns to, as the files' head states it."),
        Setting(
            "publish", "own_names", .texts([]),
            "The publisher's own names: never listed, and everything below them neither."),
        Setting(
            "publish", "valid_hours", .int(24),
            "Hours, 1–8760, that a release is good for; after half of them a new one comes though nothing changed, so that an old one tells of a fault.",
            range: 1...8760),
        Setting(
            "publish", "signing_key", .text(""),
            "The minisign secret key without a password (`minisign -G -W`) that signs SHA256SUMS; empty takes systemd's credential `signing_key`, and without one nothing is signed."
        ),
        Setting(
            "publish", "public_key", .text(""),
            "The public key that `release verify` holds signatures against, as a file or as text; empty takes that of `signing_key`."
        ),
        Setting(
            "publish", "security_contacts", .texts([]),
            "Whom to tell of a fault, for published/security.txt (RFC 9116): \"mailto:…\", \"https://…\" or \"tel:…\"; without any it is not written."
        ),
        Setting(
            "publish", "security_canonical", .text(""),
            "The address under which security.txt is served, \"https://…/.well-known/security.txt\"; empty leaves it out."),
    ]

    private static let probe = [
        Setting(
            "probe", "resolvers", .texts([]),
            "Resolvers that should serve our list, for `zhalan probe`: addresses with or without a port, \"127.0.0.1:5353\"."),
        Setting(
            "probe", "samples", .int(10),
            "Names that came, and names that went, with the newest release which each resolver is asked for, 0–100.",
            range: 0...100),
        Setting(
            "probe", "seconds", .number(2.0), "Seconds, 0.1–60, that a resolver has for its answers, over two tries.",
            range: 0.1...60),
    ]

    private static let deploy = [
        Setting(
            "deploy", "files", .map([:]),
            "Where each resolver reads its file, when not in its usual place: { \"unbound\" = \"/var/lib/unbound/zhalan.zone\" }."
        ),
        Setting(
            "deploy", "addresses", .map([:]),
            "Where each resolver answers, when not at 127.0.0.1:53: { \"bind\" = \"127.0.0.1:5353\" }. Numeric addresses only."),
        Setting(
            "deploy", "controls", .map([:]),
            "What reaches each running resolver, when not the usual: the configuration of unbound, rndc or dnsdist, the directory of"
                + " the PowerDNS Recursor's, dnsmasq's file with its process number."),
        Setting(
            "deploy", "patience_seconds", .int(90),
            "Seconds, 1–3600, that a resolver may take until it answers with the new list; BIND alone takes a minute by default.",
            range: 1...3600),
    ]
}
