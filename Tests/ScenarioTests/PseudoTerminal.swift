import Foundation

/// A real terminal with nobody at it: a program on its far end sees a screen and a keyboard.
final class PseudoTerminal {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// What the program's three streams are connected with.
    let far: FileHandle
    private let near: Int32
    /// Everything that was shown so far.
    private(set) var screen = ""
    /// Where the last wait ended: each looks at what came since.
    private var seen = 0

    init() throws {
        var (near, slave): (Int32, Int32) = (-1, -1)
        guard openpty(&near, &slave, nil, nil, nil) == 0 else { throw Failed(description: "no pseudo-terminal: errno \(errno)") }
        for end in [near, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        self.near = near
        far = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    }

    deinit { close(near) }

    func press(_ keys: String) {
        Array(keys.utf8).withUnsafeBytes { bytes in _ = write(near, bytes.baseAddress, bytes.count) }
    }

    /// Waits until a text is on the screen that was not there at the end of the wait before; half a minute at most.
    func wait(for text: String) throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            let fresh = String(decoding: Array(screen.utf8).dropFirst(seen), as: UTF8.self)
            if let range = fresh.range(of: text) {
                seen += fresh[..<range.upperBound].utf8.count
                return
            }
            var request = pollfd(fd: near, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, 200) > 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(near, &buffer, buffer.count)
            if count > 0 { screen += String(decoding: buffer[..<count], as: UTF8.self) }
        }
        throw Failed(description: "\"\(text)\" is not on the screen:\n\(screen.suffix(2_000))")
    }

    /// Whether keys are shown as they are typed, and lines are edited: as a shell wants it.
    var isAsUsual: Bool {
        var state = termios()
        guard tcgetattr(far.fileDescriptor, &state) == 0 else { return false }
        return state.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == tcflag_t(ICANON | ECHO | ISIG)
    }
}
