/// A university department's page.
enum UniversityPage {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "university-page", "cs.eastmarsh-university.example", "/teaching/security",
        note: "a university course page on web security"
    ) {
        PageFrame(
            build: .portal, language: "en", title: "CS 312 Web security - Eastmarsh University", description: "Course page",
            siteName: "Eastmarsh University",
            prefix: "eu", color: "#581c87", nav: "Department=/ | People=/people | Courses=/teaching | Library=/library",
            footer: ["Department of Computer Science", "Room 2.14, Turing Building"]
        ).html([
            "<h1>CS 312 Web security</h1>",
            "<p>Lectures on Tuesday at ten in the large hall, labs on Thursday. Dr. Imani Osei.</p>",
            "<ol>",
            "<li>Week 1: same-origin policy, cookies</li>",
            "<li>Week 4: phishing kits, how a credential form posts to another host</li>",
            "<li>Week 7: wallets, and why a recovery phrase is a private key</li>",
            "<li>Week 9: measuring cloaking</li>",
            "</ol>",
            "<img src=\"/img/lab.jpg\" alt=\"students in the lab\">",
            "<p>The exam is oral. Bring your lab notebook.</p>",
            "<p><a href=\"/teaching/security/slides\">Slides</a> · <a href=\"/teaching/security/reading\">Reading list</a></p>",
        ])
    }

    private static let second = SampleSite.honest(
        "university-page", "jwc.xishan-xueyuan.example", "/tongzhi/2026-14",
        note: "a Chinese college's notice on fees and student loans"
    ) {
        PageFrame(
            build: .table, language: "zh", title: "关于缴费与助学贷款的通知 - 西山学院教务处", description: "西山学院教务处通知", siteName: "西山学院",
            prefix: "xs",
            color: "#7f1d1d", nav: "通知=/tongzhi | 校历=/xiaoli | 选课=/xuanke | 下载=/xiazai", footer: ["西山学院教务处", "行政楼二〇六室"]
        ).html([
            "<h1>关于缴费与助学贷款的通知</h1>",
            "<p>各二级学院:新学期学费可在九月十日前通过校园卡系统或银行柜台缴纳。</p>",
            "<ol>",
            "<li>申请国家助学贷款的同学请携带身份证复印件到资助中心登记。</li>",
            "<li>退费将原路返回缴费账户,不需要另外提供卡号。</li>",
            "<li>校园卡遗失请到一卡通中心补办,收取成本费二十元。</li>",
            "</ol>",
            "<img src=\"/img/gate.jpg\" alt=\"校门\">",
            "<p>辅导员不会在群里收费,也不会私聊索要密码。</p>",
        ])
    }
}
