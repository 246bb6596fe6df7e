import Vocabulary

/// Says what a finished request means for its link. Pure: the whole mapping from what happened to a class stands here.
struct ExchangeJudge {
    enum Judgement: Equatable {
        case end(FetchOutcome.Kind, String)
        /// Where a browser goes next, and what the answer was that it showed meanwhile, if it did.
        case redirect(String, FetchOutcome.Hop.Cause, shown: FetchOutcome.Kind?)
        case certificate(String)
    }

    let limits: CrawlLimits

    func judgement(_ record: ExchangeRecord, isTLS: Bool) -> Judgement {
        // An answer that is only an interim one has no body, whatever came behind it.
        if record.hasHeaders, let status = record.status, !(200...599).contains(status) {
            return .end(.rejected, "status \(status) as the final answer")
        }
        if let stop = record.stop, stop != .redirectBody { return .end(judged(stop, record)) }
        if record.hasHeaders {
            if let fault = headerFault(record) { return .end(.rejected, fault) }
            if record.isRedirect { return .redirect(record.values("location")[0], .redirect, shown: nil) }
        }
        switch end(record, isTLS: isTLS) {
        case .end(let kind, let reason):
            if kind == .ok || kind == .truncated, let refresh = refresh(record) {
                return .redirect(refresh.target, .refreshHeader, shown: refresh.seconds > 0 ? kind : nil)
            }
            return .end(kind, reason)
        case let other: return other
        }
    }

    private func end(_ record: ExchangeRecord, isTLS: Bool) -> Judgement {
        switch record.end {
        case .complete: return .end(whole(record, isTLS: isTLS))
        case .noSuchName: return .end(.dns, "the name does not resolve")
        case .cannotConnect:
            if let refusal = record.refusals.first, !record.hasOpenedSocket { return .end(.blocked, "\(refusal)") }
            return .end(.unreachable, "no connection")
        case .timedOut: return .end(late(record))
        case .certificate(let text): return .certificate(text)
        case .tls(let text): return .end(.tls, text)
        case .partial: return .end(.truncated, "the connection ended before the announced end of the body")
        case .garbage(let text): return .end(.rejected, text)
        case .noAnswer: return .end(.unreachable, "the connection ended without an answer")
        case .lost(let text):
            if text.contains("chunked-encoding") { return .end(.rejected, "malformed chunks") }
            if record.hasHeaders { return .end(.truncated, "the connection broke in the middle of the answer") }
            return .end(.unreachable, "the connection broke before an answer")
        case .stopped: return .end(.rejected, "the transfer was stopped")
        case .other(let text): return .end(.rejected, text)
        }
    }

    private func judged(_ stop: ExchangeRecorder.Stop, _ record: ExchangeRecord) -> (FetchOutcome.Kind, String) {
        switch stop {
        case .bodyFull: (.truncated, "the body is longer than \(limits.bodyBytes) bytes")
        case .wireFull:
            (record.body.isEmpty ? .rejected : .truncated, "more than \(limits.wireBytes) bytes came over the wire")
        case .headersTooLarge:
            (.rejected, "more than \(limits.headerBytes) bytes or \(limits.headerLines) lines of headers and trailers")
        case .coding(let coding): (.rejected, "content coding \"\(PlainText.escaped(coding, limit: 60))\" was not offered")
        case .corrupt: (.rejected, "the compressed body is damaged")
        case .slowConnect: (.timeout, "no connection within \(limits.connectSeconds) s")
        case .refused(let refusal): (.blocked, "\(refusal)")
        case .redirectBody, .download: (.ok, "")
        case .crowded: (.truncated, "cut after \(record.body.count) bytes, since all pages in flight together grew too large")
        }
    }

    /// libcurl calls more answers whole than are: a 1xx as the last word, a cut gzip stream, TLS that ends without a word.
    private func whole(_ record: ExchangeRecord, isTLS: Bool) -> (FetchOutcome.Kind, String) {
        guard let status = record.status, record.hasHeaders else { return (.rejected, "no HTTP answer") }
        if !record.isDecoded, !record.body.isEmpty || record.wireBytes > 0, status != 204, status != 304 {
            return (.truncated, "the compressed body ends in the middle")
        }
        if isTLS, !record.hasClosingWord, !record.body.isEmpty, record.values("content-length").isEmpty,
            record.values("transfer-encoding").isEmpty
        {
            return (.truncated, "TLS was cut off without its closing word, and the body has no length")
        }
        return (.ok, "")
    }

    private func late(_ record: ExchangeRecord) -> (FetchOutcome.Kind, String) {
        if !record.isConnected {
            return (.timeout, "no connection within \(limits.connectSeconds) s")
        }
        if !record.body.isEmpty { return (.truncated, "the time was up after \(record.body.count) bytes of body") }
        return (.timeout, record.hasHeaders ? "headers and no body in time" : "no answer in time")
    }

    private func headerFault(_ record: ExchangeRecord) -> String? {
        var announced: UInt64?
        var isContradicted = false
        for value in record.values("content-length") {
            for part in value.utf8.split(separator: UInt8(ascii: ",")) {
                let text = Substring(part.drop { $0 == 0x20 })
                guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let length = UInt64(text),
                    length <= limits.contentLength
                else {
                    return "content length \"\(PlainText.escaped(String(text), limit: 40))\""
                }
                isContradicted = isContradicted || length != announced ?? length
                announced = length
            }
        }
        if isContradicted { return "content lengths that differ" }
        if record.isRedirect, Set(record.values("location")).count > 1 { return "two locations that differ" }
        return nil
    }

    private func refresh(_ record: ExchangeRecord) -> RefreshHeader? {
        guard let value = record.values("refresh").first, let refresh = RefreshHeader(value), !refresh.target.isEmpty,
            refresh.seconds <= limits.refreshSeconds
        else { return nil }
        return refresh
    }
}

extension ExchangeJudge.Judgement {
    fileprivate static func end(_ pair: (FetchOutcome.Kind, String)) -> Self { .end(pair.0, pair.1) }
}
