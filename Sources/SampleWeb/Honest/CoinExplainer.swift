/// An article that explains crypto currencies.
enum CoinExplainer {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "coin-explainer", "plain-ledger-magazine.example", "/explain/staking", note: "an article on staking with its terms"
    ) {
        PageFrame(
            build: .article, language: "en", title: "What staking is, and where the yield comes from",
            description: "Explained without hype", siteName: "Plain Ledger",
            prefix: "ple", color: "#0f172a", nav: "Explain=/explain | Markets=/markets | Podcast=/podcast",
            footer: ["Plain Ledger Magazine. Not investment advice."]
        ).html([
            "<h1>What staking is, and where the yield comes from</h1>",
            "<p>Staking rewards are paid by a network to those who lock coins and check blocks. The rate floats with how many do it.</p>",
            "<img src=\"/charts/yield.svg\" alt=\"chart of yields\">",
            """
            <p>Liquidity mining is another thing: traders pay a fee for each swap, and whoever lent the coins shares it. Prices may
            move against you by more than the fee.</p>
            """,
            "<p>Anybody who can withdraw for you can steal from you, which is why a recovery phrase belongs on paper.</p>",
            "<h2>Questions from readers</h2>",
            "<p>Is 4% a year normal? For the large networks, yes. Nobody can promise it.</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "coin-explainer", "dianzi-huobi-ketang.example", "/lesson/6", note: "a Chinese lesson on how coins and chains work"
    ) {
        PageFrame(
            build: .portal, language: "zh", title: "第六课:虚拟货币的转账是怎么完成的", description: "给初学者的十二堂课", siteName: "电子货币课堂",
            prefix: "dk",
            color: "#164e63", nav: "目录=/ | 上一课=/lesson/5 | 下一课=/lesson/7 | 答疑=/qa", footer: ["电子货币课堂", "课程内容可自由转载"]
        ).html([
            "<h1>第六课:虚拟货币的转账是怎么完成的</h1>",
            "<p>一笔转账先进入等待区,再由记账的人打包进区块。手续费越高,排得越靠前。</p>",
            "<img src=\"/tu/block.png\" alt=\"区块示意图\">",
            "<p>TRC20 是波场上的一种代币规则,USDT 在不同的链上有不同的地址格式,转错链往往找不回来。</p>",
            "<p>在我国境内,虚拟货币相关业务活动属于非法金融活动,本课只讲原理,不提供任何交易渠道。</p>",
            "<h2>课后练习</h2>",
            "<p>用纸和笔画出三个区块,把前一块的摘要写进后一块。</p>",
        ])
    }
}
