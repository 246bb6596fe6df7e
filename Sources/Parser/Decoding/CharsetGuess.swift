/// The encoding of a page that names none, or names one that does not fit: each candidate decodes the start of the page, and the
/// one whose letters are those that people use most wins.
enum CharsetGuess {
    private static let candidates: [Charset] = [
        .gbk, .big5, .shiftJIS, .eucKR, .eucJP, .windows1251, .koi8R,
    ]
    /// Share of frequent letters, in per mille, below which no candidate is believed.
    private static let enough = 150

    /// Frequent characters of Chinese in both scripts, with those that log-in and payment pages use.
    private static let frequent: Set<Unicode.Scalar> = Set(
        """
        的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经
        登录银号密码账户网站首页客服注册手机验证请输入姓名身份卡支付转账充值提现投资新闻公司关联系电话地址信息安全系统平台服务产品更多
        這為個國時來們動過說產種後學經對會發於銀號碼帳戶網頁冊機驗證請輸轉儲資聞關聯電話訊統臺務產
        """.unicodeScalars.filter { $0.value > 0x7F })

    static func guess(_ body: ByteView) -> Charset {
        let sample = sample(of: body)
        guard !sample.isEmpty else { return .utf8 }
        var best = (score: enough, charset: Charset.windows1252)
        for charset in candidates {
            let decoded = sample.withView { DecodedText($0, as: charset) }
            if decoded.isDoubtful { continue }
            let score = score(decoded.utf8)
            if score > best.score { best = (score, charset) }
        }
        return best.charset
    }

    /// The first bytes of the page around what is not ASCII: a long head of scripts says nothing.
    private static func sample(of body: ByteView) -> [UInt8] {
        guard let first = body.firstIndex(where: { $0 >= 0x80 }) else { return [] }
        // Cut between letters, or the last one is half.
        var sample = Array(body[first...].prefix(ParseLimits.guessBytes))
        if sample.count == ParseLimits.guessBytes {
            while let last = sample.last, last >= 0x80, sample.count > ParseLimits.guessBytes / 2 { sample.removeLast() }
        }
        return sample
    }

    /// Frequent letters per thousand letters beyond ASCII. Rare ones of every kind count against.
    private static func score(_ utf8: [UInt8]) -> Int {
        var letters = 0
        var hits = 0
        var previous: UInt32 = 0
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            defer { previous = scalar.value }
            if scalar.value < 0x80 { continue }
            letters += 1
            switch scalar.value {
            case 0x3041...0x30FE: hits += 1
            case 0xAC00...0xD7A3: hits += 1
            // Cyrillic stands in words; a lone letter between Latin ones is the accent of another language.
            case 0x0430...0x044F: if previous >= 0x0400, previous < 0x0500 { hits += 1 }
            case 0x3000...0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1F: hits += 1
            case 0xFF61...0xFF9F: hits -= 1
            case 0xE000...0xF8FF, 0xFFFD: hits -= 2
            default: if frequent.contains(scalar) { hits += 1 }
            }
        }
        return letters == 0 ? 0 : hits * 1_000 / letters
    }
}
