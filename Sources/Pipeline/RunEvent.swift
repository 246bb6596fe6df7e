/// What a run tells while it works. Rooms return values; Pipeline tells them as events; the front door shows them.
package enum RunEvent: Sendable {
    /// A stage begins; the number of items if it is known.
    case started(Stage, total: Int?)
    /// So many items are done.
    case advanced(Stage, done: Int)
    /// A stage ended: one line of figures.
    case finished(Stage, summary: String)
    /// Something a person should know, already escaped.
    case warning(String)

    package enum Stage: String, Sendable {
        case intake, feeds, crawl, classify, compile, publish, evaluate, train, patrol, liveness, simulate
        /// Reading and writing lists.
        case read, write
    }
}

/// Who listens to a run.
package typealias RunObserver = (RunEvent) -> Void
