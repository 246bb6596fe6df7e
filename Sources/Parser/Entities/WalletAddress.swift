import Digests
import PageRecord

/// Addresses of wallets, told apart and checked: Bitcoin (base58check, bech32, bech32m), TRON (base58check) and Ethereum (EIP-55).
enum WalletAddress {
    /// Contracts of the tokens that are asked for most. They stand on honest pages too, and no money is sent to them.
    private static let contracts: Set<String> = [
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8",
        "0xdac17f958d2ee523a2206206994597c13d831ec7", "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
        "0x55d398326f99059ff775485246999027b3197955", "0x6b175474e89094c44da98b954eedeac495271d0f",
        "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", "0xe9e7cea3dedca5984780bafc599bd69add087d56",
        "0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c", "0x2260fac5e5542a773aa44fbcfedf7c193bc2c599",
        "0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d",
    ]

    /// What a run of letters and digits is, and its normal spelling, or `nil` when it is no valid address.
    static func read(_ run: ByteView) -> (kind: PageEntity.Kind, value: String)? {
        guard let kind = kind(of: run) else { return nil }
        let text = String(decoding: run, as: UTF8.self)
        // Hexadecimal digits have no case of their own; the case is the checksum.
        let value = kind == .ethereum || (kind == .bitcoin && run.count > 40) ? text.lowercased() : text
        return (contracts.contains(value) ? .tokenContract : kind, value)
    }

    private static func kind(of run: ByteView) -> PageEntity.Kind? {
        guard run.count >= 26, run.count <= 90, let first = run.first else { return nil }
        if first == UInt8(ascii: "0") { return isEthereum(run) ? .ethereum : nil }
        if first == UInt8(ascii: "T") { return run.count == 34 && Base58Check.version(run) == 0x41 ? .tron : nil }
        if first == UInt8(ascii: "1") || first == UInt8(ascii: "3") {
            // Versions 0 (to a key) and 5 (to a script) of the main network.
            guard run.count <= 35, let version = Base58Check.version(run) else { return nil }
            return version == 0 || version == 5 ? .bitcoin : nil
        }
        if ASCII.lowered(first) == UInt8(ascii: "b") { return SegwitAddress.isValid(run) ? .bitcoin : nil }
        return nil
    }

    /// 40 hexadecimal digits; letters of both cases must be the checksum of EIP-55.
    private static func isEthereum(_ run: ByteView) -> Bool {
        guard run.count == 42, run.dropFirst().first == UInt8(ascii: "x") else { return false }
        let digits = Array(run.dropFirst(2))
        guard digits.allSatisfy({ ASCII.isDigit($0) || (ASCII.lowered($0) >= 0x61 && ASCII.lowered($0) <= 0x66) }) else {
            return false
        }
        // The zero address and its kin are burnt money, and fill scripts.
        guard Set(digits.map(ASCII.lowered)).count > 4 else { return false }
        let hasUpper = digits.contains { $0 >= 0x41 && $0 <= 0x46 }
        let hasLower = digits.contains { $0 >= 0x61 }
        guard hasUpper, hasLower else { return true }
        let hash = Keccak256.digest(digits.map(ASCII.lowered))
        return digits.enumerated().allSatisfy { place, digit in
            let nibble = place % 2 == 0 ? hash[place / 2] >> 4 : hash[place / 2] & 15
            return ASCII.isDigit(digit) || (nibble >= 8) == (digit < 0x60)
        }
    }
}
