import Foundation
import Synchronization

/// Whether the program was asked to stop: SIGTERM and SIGINT let a crawl end between two pages, with everything kept.
final class StopRequest: Sendable {
    private let flag = Flag()
    private let sources: [any DispatchSourceSignal]

    private final class Flag: Sendable {
        let value = Atomic<Bool>(false)
    }

    init() {
        let flag = flag
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { flag.value.store(true, ordering: .relaxed) }
            source.activate()
            return source
        }
    }

    var isSet: Bool { flag.value.load(ordering: .relaxed) }
}
