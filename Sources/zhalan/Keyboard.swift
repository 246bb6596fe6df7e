import Foundation

/// Single keys from a terminal, without echo; the terminal is as it was when this is gone.
final class Keyboard {
    private var before = termios()
    private(set) var isClosed = false

    /// - Returns: `nil` when stdin is no terminal.
    init?() {
        guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        setRaw(true)
    }

    deinit { setRaw(false) }

    private func setRaw(_ isRaw: Bool) {
        var wanted = before
        // Signals stay on: Ctrl-C ends the program, and each decision that was made is on disk already.
        if isRaw { wanted.c_lflag &= ~tcflag_t(ICANON | ECHO) }
        tcsetattr(STDIN_FILENO, TCSANOW, &wanted)
    }

    /// The next key; `nil` at the end of input and for what is no ASCII character.
    func key() -> Character? {
        var byte: UInt8 = 0
        guard read(STDIN_FILENO, &byte, 1) == 1, byte != 4 else {
            isClosed = true
            return nil
        }
        return byte < 0x80 ? Character(UnicodeScalar(byte)) : nil
    }

    /// One line, with echo and editing; empty when nothing was typed.
    func line(prompt: String) -> String {
        setRaw(false)
        defer { setRaw(true) }
        FileHandle.standardOutput.write(Data(prompt.utf8))
        return (readLine() ?? "").trimmingCharacters(in: .whitespaces)
    }
}
