import Glibc

/// One question over UDP: the A record of a name, and the answer of one resolver.
package struct NameQuestion {
    let name: String

    package init(name: String) { self.name = name }

    /// The message; `nil` when the name can't be said in one (RFC 1035 §3.1).
    package func message(identifier: UInt16) -> [UInt8]? {
        // Recursion is asked for; one question.
        var bytes: [UInt8] = [UInt8(identifier >> 8), UInt8(identifier & 0xFF), 0x01, 0, 0, 1, 0, 0, 0, 0, 0, 0]
        for label in name.split(separator: ".", omittingEmptySubsequences: false) {
            guard 1...63 ~= label.utf8.count else { return nil }
            bytes.append(UInt8(label.utf8.count))
            bytes += label.utf8
        }
        bytes += [0, 0, 1, 0, 1]
        // 255 octets of name, 12 of head, 4 of type and class.
        return bytes.count <= 12 + 255 + 4 ? bytes : nil
    }

    /// Asks once; `nil` when no answer came in time. Only answers from the resolver's own address are read: the socket is
    /// connected to it.
    func asked(of resolver: ResolverEndpoint, milliseconds: Int32 = DeploymentLimits.answerMilliseconds) -> ProbeAnswer? {
        let identifier = UInt16.random(in: 0...UInt16.max)
        guard let message = message(identifier: identifier) else { return nil }
        let opened: Int32? = resolver.withAddress { family, address, length in
            let number = socket(family, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            guard number >= 0 else { return -1 }
            if connect(number, address, length) == 0 { return number }
            close(number)
            return -1
        }
        guard let number = opened, number >= 0 else { return nil }
        defer { close(number) }
        guard send(number, message, message.count, 0) == message.count else { return nil }
        let deadline = ContinuousClock.now + .milliseconds(Int64(milliseconds))
        while ContinuousClock.now < deadline {
            var wait = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
            guard poll(&wait, 1, milliseconds) > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: DeploymentLimits.answerBytes)
            let count = recv(number, &bytes, bytes.count, 0)
            guard count > 0 else { return nil }
            let answer = Array(bytes[..<count])
            if answer.starts(with: message.prefix(2)) { return ProbeAnswer(answer) }
        }
        return nil
    }
}
