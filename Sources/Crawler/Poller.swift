// Epoll and the alarm end here: descriptors and booleans go in and out.
import CSystem
import Glibc

/// Waits for many descriptors at once, and for a ring from other threads. Belongs to one thread but for its alarm.
final class Poller {
    struct Event {
        let descriptor: Int32
        let isReadable: Bool
        let isWritable: Bool
        let hasFailed: Bool
    }

    /// What other threads ring so that the loop looks up at once.
    final class Alarm: Sendable {
        fileprivate let descriptor: Int32

        fileprivate init?() {
            descriptor = crawl_alarm_open()
            if descriptor < 0 { return nil }
        }

        deinit { close(descriptor) }

        func ring() { crawl_alarm_ring(descriptor) }
    }

    let alarm: Alarm
    private let descriptor: Int32
    /// By number, which descriptors are wanted to be watched.
    private var isKnown: [Bool] = []
    private var buffer = [crawl_event](repeating: crawl_event(), count: 256)

    init() throws(CrawlError) {
        descriptor = crawl_poller_open()
        guard descriptor >= 0, let alarm = Alarm() else { throw .loop("no epoll: errno \(errno)") }
        self.alarm = alarm
        watch(alarm.descriptor, reading: true, writing: false)
    }

    deinit { close(descriptor) }

    /// Watches a descriptor for what is asked; for nothing, it is forgotten.
    ///
    /// Who asks for nothing is about to close, and closing takes a descriptor out of the set without a call of its own. One that
    /// stays open, and has news, is taken out then.
    func watch(_ watched: Int32, reading: Bool, writing: Bool) {
        let number = Int(watched)
        if number >= isKnown.count { isKnown += Array(repeating: false, count: number + 64 - isKnown.count) }
        if reading || writing {
            _ = crawl_poller_watch(descriptor, watched, reading ? 1 : 0, writing ? 1 : 0, isKnown[number] ? 1 : 0)
        }
        isKnown[number] = reading || writing
    }

    /// What is ready, after at most so many milliseconds.
    func wait(milliseconds: Int) -> [Event] {
        let count = buffer.withUnsafeMutableBufferPointer {
            crawl_poller_wait(descriptor, $0.baseAddress, Int32($0.count), Int32(clamping: milliseconds))
        }
        return buffer.prefix(Int(count)).compactMap { event in
            if event.descriptor == alarm.descriptor {
                crawl_alarm_quiet(alarm.descriptor)
                return nil
            }
            if !isKnown[Int(event.descriptor)] {
                _ = crawl_poller_watch(descriptor, event.descriptor, 0, 0, 1)
                return nil
            }
            return Event(
                descriptor: event.descriptor, isReadable: event.reading != 0, isWritable: event.writing != 0,
                hasFailed: event.failed != 0)
        }
    }
}
