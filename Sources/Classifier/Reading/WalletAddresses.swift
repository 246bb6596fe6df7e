/// Addresses of crypto wallets in a text, by form only: where the money is to go.
///
/// No checksum is computed here: a form that fails it is still what the page shows to its victim.
enum WalletAddresses {
    /// Whether an Ethereum (`0x` and 40 hexadecimal digits), TRON (`T` and 33 base58 digits) or Bitcoin address (`1` or `3` and 32 or
    /// 33 base58 digits, or `bc1` and 39 or 59 bech32 digits) stands in a text.
    static func stand(in text: String) -> Bool {
        var run: [UInt8] = []
        for byte in text.utf8 {
            if isDigitOrLetter(byte) {
                if run.count <= 64 { run.append(byte) }
            } else {
                if isAddress(run) { return true }
                run.removeAll(keepingCapacity: true)
            }
        }
        return isAddress(run)
    }

    private static func isAddress(_ run: [UInt8]) -> Bool {
        switch run.count {
        case 42:
            run[0] == UInt8(ascii: "0") && run[1] == UInt8(ascii: "x") && run.dropFirst(2).allSatisfy(isHex)
                || isBech32(run)
        case 33, 34:
            "T13".utf8.contains(run[0]) && (run.count == 34 || run[0] != UInt8(ascii: "T")) && isBase58(run) && hasBothCases(run)
        case 62: isBech32(run)
        default: false
        }
    }

    private static func isBase58(_ run: [UInt8]) -> Bool {
        run.allSatisfy { $0 != 0x30 && $0 != 0x4F && $0 != 0x49 && $0 != 0x6C }
    }

    private static func isBech32(_ run: [UInt8]) -> Bool {
        run.starts(with: Array("bc1".utf8)) && run.allSatisfy { $0 < 0x41 || $0 >= 0x61 }
    }

    private static func hasBothCases(_ run: [UInt8]) -> Bool {
        run.dropFirst().contains { $0 >= 0x41 && $0 <= 0x5A } && run.contains { $0 >= 0x61 }
    }

    private static func isDigitOrLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
