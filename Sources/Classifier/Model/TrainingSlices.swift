/// Which examples are learned from together and which are held out: all that are akin lie on one side.
enum TrainingSlices {
    /// One slice of this many addresses is never learned from: thresholds and probabilities are fitted on it.
    static let addressSlices = 8
    /// Page models are tried on as many slices in turn, for pages are few.
    static let pageSlices = 6

    /// The slice of a group of kin, by its name alone: the same group lies in the same slice in every run.
    static func slice(of kin: some Sequence<UInt8>, among count: Int) -> Int {
        Int(truncatingIfNeeded: mixed(kin.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }) >> 33)
            % count
    }

    /// The order in which examples are learned: by a hash of what they are, so that no file's order matters.
    static func order(_ count: Int, key: (Int) -> UInt64) -> [Int] {
        let keys = (0..<count).map { mixed(key($0)) }
        return (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) }
    }

    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value ^ (value >> 31)
        mixed = mixed &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 29)
    }
}

/// The slices of pages as whoever trains without some of them and measures on those names them.
package enum PageSlices {
    package static let count = TrainingSlices.pageSlices

    /// - Parameter kin: the name of a family.
    package static func slice(of kin: String) -> Int { TrainingSlices.slice(of: kin.utf8, among: count) }
}
