import Vocabulary

/// What a fetcher works on: where its links come from and where their outcomes go. Called on the fetcher's thread only.
///
/// Nothing queues up between the two sides: a worker that has enough to do answers `.later` until it is ready for more, and rings
/// `PageFetcher.wake` when it is.
package protocol FetchWork: AnyObject {
    /// The next link.
    func next() -> FetchSupply
    /// Requests that came up meanwhile on links under way, such as where a page leads that was just read. They go before new
    /// links, since their deadline runs.
    func followUps() -> [FetchRequest]
    /// Takes an outcome, and may answer with further requests for the same link.
    func take(_ outcome: FetchOutcome, of request: FetchRequest) -> [FetchRequest]
}

/// What a fetcher gets when it asks for a link.
package enum FetchSupply: Sendable {
    case request(FetchRequest)
    /// Nothing now; more may come.
    case later
    /// Nothing more will come, neither here nor as a follow-up.
    case end
}

/// A sequence of requests as work, each outcome handed to a closure.
final class SequenceWork<Source: IteratorProtocol<FetchRequest>>: FetchWork {
    private var source: Source
    private let onOutcome: (FetchRequest, FetchOutcome) -> [FetchRequest]

    init(_ source: Source, onOutcome: @escaping (FetchRequest, FetchOutcome) -> [FetchRequest]) {
        self.source = source
        self.onOutcome = onOutcome
    }

    func next() -> FetchSupply { source.next().map(FetchSupply.request) ?? .end }
    func followUps() -> [FetchRequest] { [] }
    func take(_ outcome: FetchOutcome, of request: FetchRequest) -> [FetchRequest] { onOutcome(request, outcome) }
}
