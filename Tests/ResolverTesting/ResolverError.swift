/// What keeps a resolver test from being run at all.
package enum ResolverError: Error, CustomStringConvertible {
    case missing(String)
    case noPort
    case checkFailed(program: String, file: String, output: String)

    package var description: String {
        switch self {
        case .missing(let program): "\(program) is not on this machine; run `make test-deps`"
        case .noPort: "no free port on 127.0.0.1"
        case .checkFailed(let program, let file, let output): "\(program) refuses \(file): \(output)"
        }
    }
}
