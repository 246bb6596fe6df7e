import Exporter

/// What keeps any resolver from getting the release.
package enum DeploymentError: Error, CustomStringConvertible, Sendable {
    case nothingPublished
    /// A simulated release never leaves the store that it was made in.
    case simulated(UInt32)
    case archive(ExporterError)

    package var description: String {
        switch self {
        case .nothingPublished: "nothing was published yet"
        case .simulated(let serial): "release \(serial) is simulated: no resolver may load it"
        case .archive(let error): "\(error)"
        }
    }

    package var label: String {
        switch self {
        case .nothingPublished: "nothing-published"
        case .simulated: "simulated"
        case .archive: "archive"
        }
    }

    package var hint: String? {
        switch self {
        case .nothingPublished: "`zhalan publish` makes the first release"
        case .simulated: "deploy from the state directory of the real installation (--state)"
        case .archive(let error): error.hint
        }
    }
}
