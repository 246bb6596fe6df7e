import DomainNames
import Foundation
import ListFormats
import PageRecord
import Pipeline
import Protection
import Store
import Testing
import Vocabulary

/// What must never be listed, tried on every road there is. A name of nobody goes the same road and is listed: the page is fraud
/// enough, the policy loose enough, the list good enough; the refusal is the name's.
@Suite struct ForbiddenNamesTests {
    struct Attempt: Sendable, CustomTestStringConvertible {
        let what: String
        let name: String
        /// A word of the reason; `nil` where the text is no name and the reason is the reader's.
        let because: String?
        var testDescription: String { "\(what): \(name)" }
    }

    static let attempts = [
        Attempt(what: "a government suffix", name: "gov.cn", because: "suffix"),
        Attempt(what: "a government suffix of another country", name: "gob.mx", because: "suffix"),
        Attempt(what: "a government name never seen", name: "pay.notice.gov.cn", because: "government"),
        Attempt(what: "a registry's suffix", name: "com.cn", because: "suffix"),
        Attempt(what: "a platform", name: "vercel.app", because: "suffix"),
        Attempt(what: "a platform that the public suffix list may lack", name: "webnode.page", because: "platform"),
        Attempt(what: "a CDN apex", name: "fastly.net", because: "cdn"),
        Attempt(what: "a bank", name: "icbc.com.cn", because: "bank"),
        Attempt(what: "a bank's name never seen", name: "login.verify.icbc.com.cn", because: "bank"),
        Attempt(what: "an OS update host", name: "download.windowsupdate.com", because: "os-update"),
        Attempt(what: "a parent of an OS update host", name: "fedora.example", because: "updates.fedora.example"),
        Attempt(what: "a parent of the publisher's name", name: "office.example", because: "lists.office.example"),
        Attempt(what: "the publisher's name", name: "lists.office.example", because: "own name"),
        Attempt(what: "a shortener", name: "bit.ly", because: "shortener"),
        Attempt(what: "a host that strangers share", name: "docs.google.com", because: "strangers"),
        Attempt(what: "the empty name", name: "", because: nil),
        Attempt(what: "an IP address", name: "203.0.113.7", because: nil),
        Attempt(what: "a top-level domain", name: "cn", because: nil),
    ]

    static let control = "fraud-of-nobody.example"
    static let configuration = """
        [publish]
        own_names = ["lists.office.example", "updates.fedora.example"]
        max_growth = 100
        [decide]
        automatic = true
        threshold = 50
        approvals = 1
        """

    private static func mulePage() -> PageFeatures {
        var page = PageFeatures()
        page.title = "跑分平台"
        page.text = "跑分平台 上传收款码 押金接单 日结佣金 码商入驻 车队招募 风控稳 费率低 立即注册 开始接单 联系客服"
        var form = PageForm()
        form.method = "post"
        form.fields = [.phone, .password, .inviteCode].map { PageField(meaning: $0) }
        page.forms = [form]
        page.contacts = [PageContact(kind: .telegram, value: "t.me/example_agent")]
        return page
    }

    /// A report of an address, with the page that a crawl found there; `nil` when intake refused it.
    private static func report(_ address: String, to test: TestInstallation) throws -> (lead: Int64?, refusal: String?) {
        var outcome: (lead: Int64?, refusal: String?) = (nil, nil)
        _ = try test.installation.intakeRun(store: test.store, source: "desk").take(arguments: [address]) { line in
            outcome = (line.lead, line.reason)
        }
        guard let lead = outcome.lead else { return outcome }
        try test.store.keep([
            StoredFetch(
                lead: lead, spelling: address, agent: "desktop", kind: .ok, reason: "", hops: "[]", finalURL: address,
                status: 200, contentType: "text/html", bodyBytes: 900, bodySHA256: nil, wireBytes: 900, seconds: 0.1,
                isUnverified: false, features: RecordEncoder.encode(mulePage()), fetchedAt: test.installation.now)
        ])
        return outcome
    }

    @Test("through reports: neither the automatic rule nor a person lists one", arguments: ["", "login"])
    func reports(path: String) throws {
        let test = try TestInstallation(ForbiddenNamesTests.configuration)
        _ = try ForbiddenNamesTests.report("http://\(ForbiddenNamesTests.control)/", to: test)
        let reported = try ForbiddenNamesTests.attempts.map { attempt in
            (attempt, try ForbiddenNamesTests.report("http://\(attempt.name)/\(path)", to: test))
        }
        #expect(try ForbiddenNamesTests.listedAutomatically(test) == [ForbiddenNamesTests.control])
        for (attempt, report) in reported {
            guard let lead = report.lead else {
                #expect(report.refusal?.isEmpty == false, "\(attempt)")
                continue
            }
            let answer = Result { try test.desk.approve(lead, actor: "li", reason: "seen", now: test.installation.now) }
            // A page on an address or a shared host can be told by people; its host as a whole never.
            let isPage = path == "login" && (attempt.because == "strangers" || attempt.name == "203.0.113.7")
            switch answer {
            case .success(.listed(_, let scope)): #expect(isPage && scope == .url, "\(attempt) was listed")
            case .success(let other): Issue.record("\(attempt): \(other)")
            case .failure(let error):
                #expect("\(error)".contains(attempt.because ?? "address") && !isPage, "\(attempt): \(error)")
            }
        }
        _ = try test.publish()
        #expect(try test.published("domains.txt") == [ForbiddenNamesTests.control])
        #expect(try test.published("hosts.txt").allSatisfy { $0.contains(ForbiddenNamesTests.control) })
    }

    private static func listedAutomatically(_ test: TestInstallation) throws -> [String] {
        var listed: [String] = []
        _ = try test.installation.classifyRun(store: test.store).run(observer: { _ in }) { line in
            if line.wasListed { listed.append(line.verdict.subject) }
        }
        return listed
    }

    @Test func `through review: a verdict from before a name was protected is not approved`() throws {
        let test = try TestInstallation(ForbiddenNamesTests.configuration)
        for (number, attempt) in ForbiddenNamesTests.attempts.enumerated() {
            guard let because = attempt.because else { continue }
            let lead = try test.judge("http://seen-\(number).example/", outcome: .list, subject: attempt.name)
            let error = try #require(throws: PipelineError.self, "\(attempt)") {
                try test.desk.approve(lead, actor: "li", reason: "seen", now: test.installation.now)
            }
            #expect(error.description.contains(because), "\(attempt): \(error)")
        }
    }

    @Test func `through the store: a listing that stands is refused when the list is compiled`() throws {
        // Listed while nothing protected it: the lists and the configuration came later.
        let test = try TestInstallation(ForbiddenNamesTests.configuration)
        try test.list([ForbiddenNamesTests.control])
        for (number, attempt) in ForbiddenNamesTests.attempts.enumerated() {
            let lead = try test.judge("http://listed-long-ago-\(number).example/", subject: attempt.name)
            try test.store.decide(lead: lead, actor: "li", now: test.installation.now) { _ in
                DecisionPlan(
                    .approve, verdict: nil, reason: "",
                    change: .list(NewListing(subject: attempt.name, scope: .subtree, type: nil, score: nil, expiresAt: nil)))
            }
        }
        _ = try test.publish()
        #expect(try test.published("domains.txt") == [ForbiddenNamesTests.control])
        for attempt in ForbiddenNamesTests.attempts {
            guard let because = attempt.because else { continue }
            let refusals = try test.store.refusals(subjects: [attempt.name])
            #expect(refusals.first?.explanation.contains(because) == true, "\(attempt): \(refusals)")
        }
    }

    /// A list of two names in each dialect.
    static func list(of names: [String], in dialect: ListDialect) -> String {
        func lines(_ line: (String) -> String) -> String { names.map(line).joined(separator: "\n") + "\n" }
        switch dialect {
        case .format(.hosts): return lines { "0.0.0.0 \($0)" }
        case .format(.domains): return lines { $0 }
        case .format(.wildcard): return lines { "*.\($0)" }
        case .format(.adblock): return lines { "||\($0)^" }
        case .format(.dnsmasq): return lines { "address=/\($0)/" }
        case .format(.unbound): return "server:\n" + lines { "local-zone: \"\($0).\" always_nxdomain" }
        case .format(.rpz):
            let head = "$TTL 60\n@ IN SOA localhost. root.localhost. 1 60 60 60 60\n@ IN NS localhost.\n"
            return head + lines { "\($0) CNAME .\n*.\($0) CNAME ." }
        case .format(.dnscrypt): return lines { $0.isEmpty ? "*." : $0 }
        case .format(.squid): return lines { ".\($0)" }
        case .format(.mikrotik):
            return "/ip dns static\n" + lines { "add name=\"\($0)\" match-subdomain=yes type=NXDOMAIN" }
        case .format(.urls): return lines { "http://\($0)/" }
        case .format(.jsonl): return lines { "{\"name\":\"\($0)\",\"scope\":\"subtree\"}" }
        case .surge: return lines { "DOMAIN-SUFFIX,\($0),REJECT" }
        case .clash: return "payload:\n" + lines { "  - '+.\($0)'" }
        case .v2ray: return lines { "domain:\($0)" }
        case .ublacklist: return lines { "*://*.\($0)/*" }
        case .csv: return "domain,date\n" + lines { "\($0),2026-11-01" }
        case .json: return "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]\n"
        }
    }

    @Test func `through a feed in each dialect: refused with a reason`() throws {
        let test = try TestInstallation(ForbiddenNamesTests.configuration)
        // As `convertRun` makes it, once for all dialects.
        let nameGuard = try test.installation.nameGuard(ListsDirectory(path: test.installation.listsPath).load().lists)
        for dialect in ListDialect.allCases { try convert(dialect, test, nameGuard) }
    }

    private func convert(_ dialect: ListDialect, _ test: TestInstallation, _ nameGuard: NameGuard) throws {
        let directory = test.installation.state.root
        let names = ForbiddenNamesTests.attempts.map(\.name)
        let input = directory + "/feed.txt"
        try ForbiddenNamesTests.list(of: [ForbiddenNamesTests.control] + names, in: dialect)
            .write(toFile: input, atomically: true, encoding: .utf8)
        var options = ConvertRun.Options()
        options.from = dialect
        options.to = [.domains, .urls]
        options.output = directory + "/\(dialect.name)"
        var refusals: [Refusal] = []
        _ = try ConvertRun(options: options, nameGuard: nameGuard, now: test.installation.now).run(
            inputs: [input], onRefusal: { refusals.append($0) }, emit: { _ in })
        func written(_ file: String) throws -> [String] {
            try String(contentsOfFile: options.output + "/" + file, encoding: .utf8).split(separator: "\n").map(String.init)
                .filter { !$0.hasPrefix("#") }
        }
        // An address blocks nothing below its host: that of a protected name's parent is harmless.
        let isAddresses = dialect == .format(.urls)
        let addresses =
            isAddresses ? [ForbiddenNamesTests.control, "fedora.example", "office.example"].map { "http://\($0)/" } : []
        #expect(try written("domains.txt") == (isAddresses ? [] : [ForbiddenNamesTests.control]), "\(dialect.name)")
        #expect(try written("urls.txt").sorted() == addresses.sorted(), "\(dialect.name)")
        for attempt in ForbiddenNamesTests.attempts where !attempt.name.isEmpty {
            // An exact name above a protected one is harmless by itself; the formats that would widen it refuse it.
            let isParent = attempt.because?.contains(".example") == true
            if isParent, isAddresses || dialect == .format(.hosts) { continue }
            let found = refusals.contains { $0.text.contains(attempt.name) && !$0.reason.isEmpty && !$0.explanation.isEmpty }
            #expect(found, "\(dialect.name): no refusal of \(attempt)")
        }
    }

    @Test("through configuration: what is no name is an error with its place", arguments: ["", "203.0.113.7", "cn", "a b"])
    func ownNames(name: String) throws {
        let test = try TestInstallation("[publish]\nown_names = [\"\(name)\"]\n")
        let error = try #require(throws: PipelineError.self) { try test.publish() }
        #expect(error.kind == .configuration)
        #expect(error.description.contains("test.toml"))
    }

    @Test func `through configuration: lists without protected names stop the run`() throws {
        let test = try TestInstallation()
        let lists = test.installation.state.root + "/lists"
        try FileManager.default.copyItem(atPath: test.installation.listsPath, toPath: lists)
        try FileManager.default.removeItem(atPath: lists + "/protect")
        let error = try #require(throws: PipelineError.self) { try ListsDirectory(path: lists).load() }
        #expect(error.description.contains("no file of protected names"))
    }

    @Test("popular names are not listed, by the automatic rule or by people", arguments: ["", "login.html"])
    func popular(path: String) throws {
        let test = try TestInstallation(ForbiddenNamesTests.configuration)
        let file = test.installation.state.root + "/top.csv"
        try "1,popular.example\n2,cdn.deep.busy.example\n".write(toFile: file, atomically: true, encoding: .utf8)
        _ = try test.installation.popularImport().run(file, options: .init()) { _ in }
        let hosts = ["popular.example", "www.popular.example", "unseen.popular.example", "busy.example", "deep.busy.example"]
        _ = try ForbiddenNamesTests.report("http://\(ForbiddenNamesTests.control)/", to: test)
        let leads = try hosts.map { try ForbiddenNamesTests.report("http://\($0)/\(path)", to: test).lead }
        #expect(try ForbiddenNamesTests.listedAutomatically(test) == [ForbiddenNamesTests.control])
        for lead in leads {
            let answer = Result {
                try test.desk.approve(try #require(lead), actor: "li", reason: "seen", now: test.installation.now)
            }
            switch answer {
            case .failure(let error): #expect("\(error)".contains("popular"))
            case .success(.listed(_, let scope)): #expect(scope == .url && path == "login.html")
            case .success(let other): Issue.record("\(other)")
            }
        }
        _ = try test.publish()
        #expect(try test.published("domains.txt") == [ForbiddenNamesTests.control])
        // Lists against advertising block popular names on purpose.
        var options = ConvertRun.Options()
        options.to = [.domains]
        options.output = test.installation.state.root + "/out"
        let list = test.installation.state.root + "/ads.txt"
        try "ads.popular.example\n".write(toFile: list, atomically: true, encoding: .utf8)
        let summary = try test.installation.convertRun(options).run(inputs: [list], onRefusal: { _ in }, emit: { _ in })
        #expect(summary.names == 1)
    }
}
