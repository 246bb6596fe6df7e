/// Why a text is not a web address that may be fetched or listed.
package enum WebAddressError: Error, Equatable, Sendable {
    case empty
    case tooLong(bytes: Int)
    case scheme(String)
    case noHost
    case userinfo
    case backslash
    case controlCharacter(UInt8)
    case notUTF8
    case percentInHost
    case port(String)
    case host(DomainNameError)
    case address(String)

    /// A short stable word for counters.
    package var label: String {
        switch self {
        case .empty: "empty"
        case .tooLong: "url-too-long"
        case .scheme: "scheme"
        case .noHost: "no-host"
        case .userinfo: "userinfo"
        case .backslash: "backslash"
        case .controlCharacter: "control-character"
        case .notUTF8: "not-utf8"
        case .percentInHost: "percent-in-host"
        case .port: "port"
        case .host(let error): error.label
        case .address: "ip-address"
        }
    }
}

extension WebAddressError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the address is empty"
        case .tooLong(let bytes): "the address has \(bytes) bytes; at most \(WebAddress.maximumBytes) are allowed"
        case .scheme(let found): "scheme \"\(found)\" is not allowed; http and https are"
        case .noHost: "the address has no host"
        case .userinfo: "the address carries a user name or password before '@'"
        case .backslash: "the address has a backslash, which programs read in different ways"
        case .controlCharacter(let byte): "the address has control character 0x\(String(byte, radix: 16))"
        case .notUTF8: "the address is not valid UTF-8"
        case .percentInHost: "the host has a percent sign that begins no escape of UTF-8"
        case .port(let found): "port \"\(found)\" is not a number from 1 to 65535"
        case .host(let error): "\(error)"
        case .address(let found): "\"\(found)\" is not a valid IP address"
        }
    }
}
