/// A police advisory: every term of the trade, and nothing to fill in. It stands on an ordinary name, where no list of offices helps.
enum PoliceAdvisory {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "police-advisory", "pingan-jiangcheng.example", "/fzp/2026/03/0412.html",
        note: "a Chinese police advisory full of fraud terms"
    ) {
        PageFrame(
            build: .article, language: "zh-CN", title: "警方提示:五类高发电信网络诈骗手法", description: "反诈宣传 典型案例", siteName: "平安江城",
            prefix: "pa",
            color: "#12356b", nav: "首页=/ | 警务动态=/news | 反诈宣传=/fzp | 便民=/service", footer: ["江城公安局主办", "举报电话 96110"]
        ).html([
            "<h1>警方提示:五类高发电信网络诈骗手法,请转给家人</h1>",
            "<p class=\"pa-meta\">发布时间:2026-03-12 来源:反诈中心</p>",
            "<img src=\"/upload/fz1.jpg\" alt=\"反诈民警进社区\">",
            "<h2>一、刷单返利</h2>",
            "<p>骗子以兼职刷单为名,先给小额佣金到账,再派发组合任务单,以卡单、操作失误需补足为由要求垫付本金佣金,最后拉黑受害人。</p>",
            "<h2>二、虚假投资理财</h2>",
            "<p>所谓导师在群里喊单、带单,声称掌握内幕消息、稳赚不赔,待受害人提现时又以解冻费、缴纳个人所得税后提现为借口继续骗钱。</p>",
            "<h2>三、冒充电商物流客服</h2>",
            "<p>谎称快件丢失赔付、误开通会员,要求下载会议软件并打开屏幕共享,借关闭百万保障转走余额。</p>",
            "<h2>四、冒充公检法</h2>",
            "<p>出示伪造的逮捕令、冻结管制令,让人把钱转到所谓安全账户。公安机关没有安全账户,也不会通过网络办案。</p>",
            "<h2>五、虚假贷款</h2>",
            "<p>打着无视征信、黑户可贷的旗号,以银行卡填写错误为由要求缴纳解冻费、刷流水。</p>",
            "<p>典型案例:今年二月,市民李某被骗十二万元,民警及时止付,追回八万元。两名嫌疑人已被依法严惩。</p>",
            "<p>请做到不听不信不转账,切勿向陌生人透露验证码。如已转账,请立即拨打110报警。</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "police-advisory", "anning-shequ-jingwu.example", "/article/fangpian-38",
        note: "a Chinese community police column full of fraud terms"
    ) {
        PageFrame(
            build: .portal, language: "zh", title: "社区民警说:这些“好事”都是陷阱", description: "防骗提示 全民反诈", siteName: "安宁警务室", prefix: "an",
            color: "#003b7a", nav: "主页=/ | 公告=/gg | 防骗=/fp | 联系我们=/lx", footer: ["安宁派出所 社区警务室", "咨询请打 96110 专线"]
        ).html([
            "<h1>社区民警说:这些“好事”都是陷阱</h1>",
            "<p>全民反诈在行动。近期辖区接报十一起警情,诈骗手法集中在下面几种,请各位邻居谨防上当。</p>",
            "<ul>",
            "<li>点赞返佣、充值越多返利越多:平台显示信誉分不足、冻结佣金,目的只是让你再充钱。</li>",
            "<li>原始股、新股申购内部通道:后台数字可以随便改,锁仓到期时网站已经关闭。</li>",
            "<li>跑分平台、收购银行卡四件套:出租银行卡、上传收款码替人收钱,本身就可能构成犯罪。</li>",
            "<li>ETC失效、医保卡停用的短信:点开是仿冒页面,填了卡号和动态码,余额当场被刷走。</li>",
            "<li>修复征信、停息挂账:征信无法花钱修改,说能洗白的都是骗子。</li>",
            "<li>裸聊、约炮APP:先骗通讯录,再敲诈。</li>",
            "</ul>",
            "<img src=\"/pic/jiangzuo.jpg\" alt=\"讲座现场\">",
            "<p>上月法院审结一案,被告人张某因提供账户被判处有期徒刑十个月。</p>",
            "<p>遇到可疑情况,请保留证据,到派出所当面咨询,并安装国家反诈中心APP开启预警。</p>",
        ])
    }
}
