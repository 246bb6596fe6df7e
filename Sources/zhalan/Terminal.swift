import Foundation
import Vocabulary

/// The only place that prints: data to stdout, talk to stderr, colour and progress only where a person looks.
final class Terminal {
    enum Loudness { case quiet, normal, verbose }

    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    let loudness: Loudness
    private let colourOnOutput: Bool
    private let colourOnTalk: Bool
    private let progressOnTalk: Bool
    private var progressIsShown = false
    /// Why data could not be written to stdout; `nil` while all of it was, or nobody reads any more (a closed pipe).
    private(set) var outputFault: String?
    private var lastProgress = ContinuousClock.now

    init(loudness: Loudness, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.loudness = loudness
        let wantsColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        colourOnOutput = wantsColour && isatty(STDOUT_FILENO) == 1
        colourOnTalk = wantsColour && isatty(STDERR_FILENO) == 1
        progressOnTalk = loudness != .quiet && isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    }

    /// One line of data. What came from outside must be escaped by whoever built the line.
    func print(_ line: String = "") {
        clearProgress()
        write(line + "\n", to: STDOUT_FILENO)
    }

    /// An empty screen, where stdout is a terminal.
    func clearScreen() {
        if isatty(STDOUT_FILENO) == 1 { write("\u{1B}[2J\u{1B}[H", to: STDOUT_FILENO) }
    }

    /// Data as it is: a list written to stdout.
    func emit(_ bytes: UnsafeRawBufferPointer) {
        clearProgress()
        writeAll(bytes, to: STDOUT_FILENO)
    }

    func print(_ value: JSONValue) { print(value.text) }

    /// One line of talk; nothing when `--quiet`.
    func say(_ line: String) {
        guard loudness != .quiet else { return }
        clearProgress()
        write(line + "\n", to: STDERR_FILENO)
    }

    /// A question, with room for the answer behind it.
    func ask(_ question: String) {
        clearProgress()
        write(question, to: STDERR_FILENO)
    }

    /// One line of talk only with `--verbose`.
    func detail(_ line: String) {
        if loudness == .verbose { say(line) }
    }

    func warn(_ line: String) {
        clearProgress()
        write(styled("warning: ", .yellow, isOn: colourOnTalk) + line + "\n", to: STDERR_FILENO)
    }

    /// What went wrong and what to do next.
    func fail(_ description: String, hint: String?) {
        clearProgress()
        write(styled("error: ", .red, isOn: colourOnTalk) + description + "\n", to: STDERR_FILENO)
        if let hint { write(styled("hint: ", .cyan, isOn: colourOnTalk) + hint + "\n", to: STDERR_FILENO) }
    }

    /// Text in a style on stdout, plain when stdout is no terminal.
    func styled(_ text: String, _ style: Style) -> String { styled(text, style, isOn: colourOnOutput) }

    private func styled(_ text: String, _ style: Style, isOn: Bool) -> String {
        isOn ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// A progress bar on a terminal, redrawn at most ten times a second; nothing elsewhere.
    func progress(_ title: String, done: Int, total: Int?) {
        guard progressOnTalk else { return }
        let now = ContinuousClock.now
        if progressIsShown, now - lastProgress < .milliseconds(100), done != total { return }
        lastProgress = now
        progressIsShown = true
        var line = "\r\u{1B}[K\(title) "
        if let total, total > 0 {
            let width = 30
            let filled = min(width, done * width / total)
            line +=
                "[" + String(repeating: "#", count: filled) + String(repeating: "·", count: width - filled) + "] \(done)/\(total)"
        } else {
            line += "\(done)"
        }
        write(line, to: STDERR_FILENO)
    }

    private func clearProgress() {
        guard progressIsShown else { return }
        progressIsShown = false
        write("\r\u{1B}[K", to: STDERR_FILENO)
    }

    private func write(_ text: String, to descriptor: Int32) {
        var copy = text
        copy.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                // A reader who left (`| head`) wanted no more; a full disk lost data that was asked for.
                if descriptor == STDOUT_FILENO, errno != EPIPE { outputFault = outputFault ?? String(cString: strerror(errno)) }
                return
            }
            rest = rest.dropFirst(written)
        }
    }
}
