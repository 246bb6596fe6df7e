import Classifier
import DomainNames
import Testing

@Suite struct ProtectedNamesTests {
    @Test(
        "what matters is protected",
        arguments: [
            ("gov.cn", "government"), ("www.beijing.gov.cn", "government"), ("service.gov.uk", "government"),
            ("tsinghua.edu.cn", "education"),
            ("www.icbc.com.cn", "bank"), ("api.alipay.com", "payment"), ("download.windowsupdate.com", "os-update"),
            ("r3.o.lencr.org", "certificates"),
            ("cloudflare.com", "cdn"), ("www.cloudflare.com", "cdn"), ("a.root-servers.net", "dns"), ("0.pool.ntp.org", "ntp"),
            ("mail.qq.com", "mail"),
            ("www.10086.cn", "telecom"), ("96110.com.cn", "anti-fraud"), ("github.com", "cdn"), ("gitee.com", "code"),
        ])
    func protects(name: String, category: String) throws {
        let protection = ShippedLists.all.protected.protection(of: try DomainName(name))
        #expect(protection?.category == category)
        #expect(protection?.reason.isEmpty == false)
    }

    @Test(
        "what strangers rent below an exact rule is not",
        arguments: ["bucket.aliyuncs.com", "shop.myqcloud.com", "x.cloudfront.net", "gov.cn.evil.example", "mygov.cn"])
    func exact(name: String) throws {
        #expect(ShippedLists.all.protected.protection(of: try DomainName(name)) == nil)
    }

    @Test("names are handed out in order, and two layers merge")
    func merging() throws {
        let header = "name\tscope\tclass\treason\tdate\n"
        let first = try ProtectedNames(
            tsv: header + "b.example\texact\tbank\ta bank\t\na.example\tsubtree\tbank\tanother\t\n", path: "1")
        let second = try ProtectedNames(
            tsv: header + "b.example\texact\tpopular\trank 3\t\nc.example\texact\tpopular\trank 4\t\n", path: "2")
        let merged = first.merging(second)
        #expect(merged.reachableNames.map(\.text) == ["a.example", "b.example", "c.example"])
        #expect(merged.protection(of: try DomainName("b.example"))?.category == "bank")
        #expect(merged.protection(of: try DomainName("x.a.example"))?.isSubtree == true)
    }
}
