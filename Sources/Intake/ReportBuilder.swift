import DomainNames
import Vocabulary

/// Makes a report or a refusal of one link and the fields beside it: the same rules for every format.
struct ReportBuilder: Sendable {
    let path: String
    let source: String
    let now: Timestamp
    let limits: IntakeLimits

    /// The report of a link that stands alone: an argument, or one of several in a line of prose.
    func item(link: String, line: Int) -> ReportItem {
        item(link: LinkFinder.Link(input: link, text: Defanging.undone(link)), line: line)
    }

    func item(link: LinkFinder.Link, line: Int) -> ReportItem {
        do throws(Fault) {
            let address = try LeadAddress.read(link.text)
            let report = Report(spelling: link.text, address: address, source: source, reportedAt: now)
            return .report(report, line: line, input: shortened(link.input))
        } catch {
            return .refusal(refusal(line, link.input, error))
        }
    }

    /// The report of a CSV row or a JSON line.
    ///
    /// - Parameter text: the row, for a refusal that is not about its link.
    func item(fields: ReportFields, line: Int, text: @autoclosure () -> String) -> ReportItem {
        guard let url = fields.url else {
            return .refusal(refusal(line, text(), "no-url", "the row has no value for \"url\""))
        }
        do throws(Fault) {
            if let fault = fields.fault(limits) { throw fault }
            let spelling = Defanging.undone(url)
            let address = try LeadAddress.read(spelling)
            var extra = fields.extra
            let report = Report(
                spelling: spelling, address: address, source: fields.source ?? source,
                reportedAt: moment(fields.reportedAt, &extra), contact: fields.contact, category: fields.category,
                note: fields.note, extra: extra)
            return .report(report, line: line, input: shortened(url))
        } catch {
            return .refusal(refusal(line, url, error))
        }
    }

    /// The time that the source gives; the time of intake when it gives none that can be believed.
    ///
    /// A link is not lost because of its date: a text that is no time, or a time in the future, is kept in `extra`.
    private func moment(_ text: String?, _ extra: inout [String: String]) -> Timestamp {
        guard let text else { return now }
        if let moment = Timestamp(text) ?? unixTime(text), moment.seconds <= now.seconds + limits.futureSeconds {
            return moment
        }
        extra["reported_at"] = text
        return now
    }

    private func unixTime(_ text: String) -> Timestamp? {
        // Ten digits are seconds since 2001; fewer would be a year or a number of the row.
        guard text.utf8.count == 10, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return Int64(text).map(Timestamp.init(seconds:))
    }

    /// The line as text.
    ///
    /// - Throws: the fault, when it is too long or no text.
    func text(of line: LineSplitter.Line) throws(Fault) -> String {
        if line.isCut {
            throw Fault("line-too-long", "the line is longer than \(limits.lineBytes) bytes; the rest of it was skipped")
        }
        return try ReportBuilder.text(line.bytes)
    }

    /// Valid UTF-8 without NUL, or the fault.
    static func text(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
        if bytes.contains(0) { throw Fault("nul", "the line has a NUL byte") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault("not-utf8", "the line is not valid UTF-8")
        }
        return text
    }

    func refusal(_ line: Int, _ text: String, _ fault: Fault) -> Refusal {
        refusal(line, text, fault.reason, fault.explanation)
    }

    func refusal(_ line: Int, _ text: String, _ reason: String, _ explanation: String) -> Refusal {
        Refusal(path: path, line: line, text: text, reason: reason, explanation: explanation)
    }

    private func shortened(_ input: String) -> String {
        input.utf8.count > WebAddress.maximumBytes ? String(input.unicodeScalars.prefix(Refusal.maximumText)) + "…" : input
    }
}
