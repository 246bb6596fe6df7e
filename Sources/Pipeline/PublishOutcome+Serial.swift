extension PublishRun.Outcome {
    /// The release that is current afterwards.
    package var serial: UInt32 {
        switch self {
        case .published(let serial, _), .unchanged(let serial): serial
        }
    }
}
