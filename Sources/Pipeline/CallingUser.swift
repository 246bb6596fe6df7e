import Glibc
import Vocabulary

/// Who runs this program, as the kernel says.
package enum CallingUser {
    /// The account of the process; under sudo the account that called it. `SUDO_UID` is believed to root only: anybody else could
    /// have set it.
    ///
    /// - Parameter name: what the person wants to be called; it is shown and counts for nothing.
    package static func actor(named name: String?, environment: [String: String]) -> Actor {
        actor(named: name, environment: environment, processUser: getuid())
    }

    /// The same for a given process.
    package static func actor(named name: String?, environment: [String: String], processUser: uid_t) -> Actor {
        var user = processUser
        if user == 0, let caller = environment["SUDO_UID"].flatMap(uid_t.init) { user = caller }
        return Actor(account: account(user), name: name)
    }

    /// The account's name, or `uid 1234` when it has none.
    private static func account(_ user: uid_t) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16 * 1024)
        guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, let found, let name = found.pointee.pw_name else {
            return "uid \(user)"
        }
        return String(cString: name)
    }
}
