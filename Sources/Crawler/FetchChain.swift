import DomainNames
import Vocabulary

/// The way of one link from its first request to its outcome: one hop budget, one deadline, one sum of bytes.
///
/// Redirects are followed here and not by libcurl, since each target must be read by the one address reader and judged again.
///
/// A reference, since it goes from hand to hand at each step: lines, lookups, transfers. One hand has it at a time.
final class FetchChain {
    enum Step {
        case request(ExchangeOrder)
        /// The name's addresses are needed first: see `resolved`.
        case lookup(DomainName)
        case finished(FetchOutcome)
    }

    let request: FetchRequest
    private let terms: FetchTerms
    private var current: WebAddress
    private var cause: FetchOutcome.Hop.Cause
    private var followed: Int
    private var startedAt: ContinuousClock.Instant?
    private var wireBytes = 0
    private var hops: [FetchOutcome.Hop] = []
    private var exchanges: [HTTPExchange] = []
    private var keptBytes = 0
    /// What was wrong with the certificate, once it was; from then on the outcome is `tls` and unverified.
    private var certificateFault: String?
    private var isVerified = true
    /// The page that a visitor sees until a slow `Refresh` header leads on: the outcome when that leads to no page, so that
    /// such a header cannot hide the page.
    private var shown: (kind: FetchOutcome.Kind, record: ExchangeRecord)?
    private var last = ExchangeRecord(end: .stopped)
    /// What the current name stands for, as far as the guard lets it be used; `nil` until it was looked up.
    private var addresses: [IPAddress]?
    private var isNameAbsent = false

    init(_ request: FetchRequest, terms: FetchTerms) {
        self.request = request
        self.terms = terms
        current = request.address
        cause = request.cause
        followed = request.hopsUsed
    }

    private var settings: CrawlSettings { terms.settings }
    private var addressGuard: AddressGuard { terms.addressGuard }

    /// The host that the next request goes to.
    var host: Host { current.host }

    /// The next request, or the outcome when none may be made.
    func next(now: ContinuousClock.Instant) -> Step {
        let started = startedAt ?? now
        startedAt = started
        if followed > settings.limits.hops { return .finished(finish(.rejected, "more than \(settings.limits.hops) hops", now)) }
        let left = settings.limits.totalSeconds - request.secondsUsed - started.duration(to: now).seconds
        if left <= 0.05 { return .finished(finish(.timeout, "\(settings.limits.totalSeconds) s were up", now)) }
        if let refusal = refusal() { return .finished(finish(.blocked, verb + "\(refusal)", now)) }
        var target: TestHosts.Target?
        if let name = current.host.name {
            target = settings.testHosts.target(of: name)
            if target == nil, addresses == nil {
                guard let lookup = settings.lookup else { return .lookup(name) }
                let found = lookup(name)
                let answer = found.isEmpty ? NameAnswer.noName : .addresses(found)
                if let outcome = resolved(answer, now: now) { return .finished(outcome) }
            }
        }
        return .request(
            ExchangeOrder(
                address: current, userAgent: settings.agents[request.agent], acceptLanguage: settings.acceptLanguage,
                referrer: referrer, isVerified: isVerified, caFile: settings.caFile, secondsLeft: left,
                wireBytesLeft: settings.limits.wireBytes - request.wireBytesUsed - wireBytes, testTarget: target,
                addresses: addresses ?? [], purpose: request.purpose, keepsHeads: settings.keepsExchanges))
    }

    /// The address that the next request goes to, for counting who is asked how often; of several, the first.
    var busyAddress: IPAddress? {
        let address = current.host.name == nil ? literalAddress : addresses?.first
        // Samples share addresses; permits are for tests.
        return address.flatMap { found in
            settings.testPermits.contains { $0.allows(found, port: current.effectivePort) } ? nil : found
        }
    }

    private var literalAddress: IPAddress? {
        if case .address(let address) = current.host { address } else { nil }
    }

    /// The link has to wait for a place. Until something was asked for, its clock stands still.
    func wait() {
        if hops.isEmpty, last.status == nil, certificateFault == nil { startedAt = nil }
    }

    /// Takes in what the lookup brought, every address of it judged by the guard.
    ///
    /// - Returns: the outcome, or `nil` when the request can be made.
    func resolved(_ answer: NameAnswer, now: ContinuousClock.Instant) -> FetchOutcome? {
        let fault: String
        switch answer {
        case .addresses(let found):
            let port = current.effectivePort
            let usable = found.filter { addressGuard.refusal(of: $0, port: port) == nil }
            if usable.isEmpty, let refusal = found.first.flatMap({ addressGuard.refusal(of: $0, port: port) }) {
                return finish(.blocked, verb + "\(refusal)", now)
            }
            addresses = usable
            if !usable.isEmpty { return nil }
            fault = "the name has no address"
        case .noName:
            fault = "the name does not exist"
            isNameAbsent = true
        case .noAddress: fault = "the name has no address"
        case .noAnswer: fault = "no resolver answered within \(settings.limits.dnsSeconds) s"
        case .failed: fault = "the resolver could not tell"
        }
        hops.append(.init(address: current, cause: cause, status: nil, peer: nil))
        return finish(.dns, fault, now)
    }

    /// Takes in what the request brought.
    ///
    /// - Returns: the outcome, or `nil` when another request is to follow, to `host`.
    func outcome(after record: ExchangeRecord, now: ContinuousClock.Instant) -> FetchOutcome? {
        last = record
        wireBytes += record.wireBytes
        keep(record)
        let judgement = terms.judge.judgement(record, isTLS: current.scheme == .https)
        if case .end(.blocked, let reason) = judgement { return finish(.blocked, verb + reason, now) }
        if case .certificate(let fault) = judgement, certificateFault == nil {
            certificateFault = fault
            isVerified = false
            followed += 1
            return nil
        }
        hops.append(.init(address: current, cause: cause, status: record.status, peer: record.peer))
        isVerified = true
        switch judgement {
        case .end(let kind, let reason): return finish(kind, reason, now)
        case .certificate(let fault): return finish(.tls, fault, now)
        case .redirect(let location, let why, let kind):
            shown = kind.map { ($0, record) }
            let target: WebAddress
            do {
                target = try current.resolving(location)
            } catch .scheme(let scheme) {
                return finish(.blocked, "redirects to scheme \"\(PlainText.escaped(scheme, limit: 20))\"", now)
            } catch {
                return finish(.rejected, "redirects to a refused address: \(error)", now)
            }
            if case .asset = request.purpose, target.host != current.host {
                return finish(.rejected, "a file beside a page leads to another host", now)
            }
            // A page that refreshes itself stays where it is.
            if why == .refreshHeader, target == current { return finish(.ok, "", now) }
            // Looked up and judged again with each hop.
            addresses = nil
            current = target
            cause = why
            followed += 1
            return nil
        }
    }

    /// Keeps the heads of a request that was sent, within the link's bytes.
    private func keep(_ record: ExchangeRecord) {
        let bytes = record.requestHead.count + record.responseHead.count
        guard bytes > 0, keptBytes + bytes <= settings.limits.keptHeadsBytes else { return }
        keptBytes += bytes
        exchanges.append(
            HTTPExchange(
                address: current, peer: record.peer, request: record.requestHead,
                // A head that broke off is no head.
                response: record.hasHeaders ? record.responseHead : []))
    }

    private var verb: String { hops.isEmpty ? "leads into " : "redirects into " }

    /// What can be said against the address before anything is connected; names are judged at the socket.
    private func refusal() -> AddressRefusal? {
        switch current.host {
        case .address(let address): addressGuard.refusal(of: address, port: current.effectivePort)
        case .name: addressGuard.refusal(ofPort: current.effectivePort)
        }
    }

    private var referrer: WebAddress? {
        guard let referrer = request.referrer, !(referrer.scheme == .https && current.scheme == .http) else { return nil }
        return referrer
    }

    private func finish(_ kind: FetchOutcome.Kind, _ reason: String, _ now: ContinuousClock.Instant) -> FetchOutcome {
        var kind = kind
        var text = reason
        if let shown, kind != .ok, kind != .truncated {
            text = "its Refresh header leads on: \(kind.rawValue), \(reason)"
            kind = shown.kind
            last = shown.record
        }
        if let fault = certificateFault {
            // What must not be reached and what is no valid chain stay what they are; all else is a failure of TLS.
            if kind != .blocked, kind != .rejected {
                text = "\(fault); unverified: \(reason.isEmpty ? kind.rawValue : reason)"
                kind = .tls
            }
        }
        let limit = settings.limits.keptHeaderBytes
        return FetchOutcome(
            kind: kind, reason: PlainText.escaped(text), hops: hops, body: last.body,
            contentType: last.values("content-type").first.map { PlainText.escaped($0) },
            headers: last.headers.map {
                .init(name: PlainText.escaped($0.name, limit: 200), value: PlainText.escaped($0.value, limit: limit))
            },
            wireBytes: wireBytes, seconds: startedAt?.duration(to: now).seconds ?? 0, isUnverified: certificateFault != nil,
            evidence: evidence)
    }

    private var evidence: FetchEvidence {
        var evidence = FetchEvidence()
        evidence.certificates = last.certificates
        evidence.timing = last.timing
        evidence.download = last.download
        evidence.exchanges = exchanges
        evidence.isNameAbsent = isNameAbsent
        return evidence
    }
}
