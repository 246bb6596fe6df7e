/// The column names that mean a field of a report, beside the field's own: those of the sheets that the hotlines 12381, 12321 and
/// 12377, URLhaus and spreadsheets in general use.
enum ReportColumns {
    private static let names: [String: String] = [
        // 12381, 12321, 12377 and police desks
        "网址": "url", "涉诈网址": "url", "举报网址": "url", "被举报网址": "url", "链接": "url", "涉诈链接": "url", "域名": "url",
        "涉诈域名": "url", "网站地址": "url", "不良网址": "url",
        "举报时间": "reported_at", "上报时间": "reported_at", "提交时间": "reported_at", "受理时间": "reported_at",
        "来源": "source", "举报来源": "source", "上报单位": "source", "报送单位": "source", "线索来源": "source",
        "联系方式": "contact", "举报人电话": "contact", "联系电话": "contact", "举报人": "contact",
        "类型": "category", "诈骗类型": "category", "举报类型": "category", "不良信息类型": "category", "涉诈类型": "category",
        "备注": "note", "举报内容": "note", "描述": "note", "问题描述": "note", "情况说明": "note",
        // URLhaus
        "dateadded": "reported_at", "threat": "category", "reporter": "contact",
    ]

    /// The field that a column means: its own name in lower case where it is none of these.
    static func field(of name: String) -> String {
        let lowered = name.lowercased()
        return names[lowered] ?? lowered
    }

    /// The names of a header, each the field that it means. Of two that mean one field the first has it, and a column that bears
    /// the field's own name before any other; the rest keep their names.
    static func resolved(_ header: [String]) -> [String] {
        var taken = Set(header.map { $0.lowercased() })
        return header.map { name in
            let field = field(of: name)
            if field == name.lowercased() { return name }
            return taken.insert(field).inserted ? field : name
        }
    }
}
