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
        // Ctrl-C comes as a key, so that whoever leaves with it gets the terminal back as it was.
        if isRaw { wanted.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG) }
        tcsetattr(STDIN_FILENO, TCSANOW, &wanted)
    }

    /// Ctrl-C and Ctrl-D.
    private static let endKeys: [UInt8] = [3, 4]

    /// The next key; `nil` at the end of input and for what is no ASCII character.
    func key() -> Character? {
        var byte: UInt8 = 0
        var count = read(STDIN_FILENO, &byte, 1)
        while count < 0, errno == EINTR { count = read(STDIN_FILENO, &byte, 1) }
        guard count == 1, !Keyboard.endKeys.contains(byte) else {
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
