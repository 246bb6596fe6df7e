/// Rates of return by the day, the hour or the week, as offers name them: `2.5% daily profit`, `日收益 3%`.
///
/// Numbers that no honest investment reaches: one in a hundred a day makes thirty-seven times the stake in a year.
struct PromisedReturns: Sendable {
    /// Per cent from which a rate is told, by the length of its period.
    static let daily = 1.0
    static let weekly = 5.0
    /// Bytes before the number and behind the sign in which the period and the gain must be named.
    static let reach = 36
    /// Percent signs that are looked at: a page of offers has some dozens, and each costs a look at what stands around it.
    static let signs = 500
    /// Bytes of a number.
    private static let digits = 8

    /// Distinct rates with their places, as offsets in Unicode scalars, in order.
    let rates: [(text: String, offset: Int)]

    init(_ text: NormalText) {
        var rates: [(text: String, offset: Int)] = []
        for sign in text.bytes.indices.lazy.filter({ text.bytes[$0] == UInt8(ascii: "%") }).prefix(PromisedReturns.signs) {
            guard let number = PromisedReturns.number(before: sign, in: text.bytes), let value = Double(number.text) else {
                continue
            }
            let window = text.bytes[
                max(0, number.start - PromisedReturns.reach)..<min(text.bytes.count, sign + 1 + PromisedReturns.reach)]
            guard PromisedReturns.isPromise(value, String(decoding: window, as: UTF8.self)) else { continue }
            if !rates.contains(where: { $0.text == number.text }) {
                rates.append((number.text, Int(text.offsets[number.start])))
            }
        }
        self.rates = rates
    }

    private static func number(before sign: Int, in bytes: [UInt8]) -> (text: String, start: Int)? {
        var end = sign
        if end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        var start = end
        while start > 0, end - start < digits, bytes[start - 1] == UInt8(ascii: ".") || (0x30...0x39).contains(bytes[start - 1]) {
            start -= 1
        }
        return start < end ? (String(decoding: bytes[start..<end], as: UTF8.self), start) : nil
    }

    private static func isPromise(_ value: Double, _ window: String) -> Bool {
        guard gains.contains(where: window.contains), !years.contains(where: window.contains) else { return false }
        return value >= daily && days.contains(where: window.contains)
            || value >= weekly && weeks.contains(where: window.contains)
    }

    private static let gains = [
        "profit", "return", "roi", "yield", "payout", "income", "interest", "收益", "回报", "利润", "盈利", "利息", "分红", "返利", "产出",
        "rendite", "gewinn", "zinsen", "rendement", "bénéfice", "ganancia", "rentabilidad", "lucro", "rendimento", "guadagno",
        "利益",
        "수익", "lợi nhuận",
    ]
    private static let days = [
        "daily", "per day", "a day", "/day", "every day", "after 24 hours", "in 24 hours", "hourly", "per hour", "每天", "每日",
        "日收益",
        "日化", "日息", "日返", "日回报", "日利润", "/天", "/日", "每小时", "每分钟", "täglich", "pro tag", "par jour", "quotidien", "diario",
        "al día", "diário", "por dia", "al giorno", "1日", "毎日", "하루", "매일", "mỗi ngày", "một ngày",
    ]
    private static let weeks = [
        "weekly", "per week", "a week", "每周", "周收益", "pro woche", "par semaine", "semanal", "settimanale",
    ]
    /// Rates by the year are what banks and funds tell, also of seven days' yields.
    private static let years = [
        "年化", "annual", "apy", "apr ", "per year", "p.a.", "a year", "年利率", "jährlich", "par an", "anual",
    ]
}
