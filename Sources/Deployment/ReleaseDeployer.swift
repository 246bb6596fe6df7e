import Exporter
import Glibc

/// Brings the current release to a resolver: copies its file into the resolver's own directory, checks it, switches, lets the
/// resolver read it, asks, and puts the file from before back when the answers are wrong. Nothing is ever restarted.
package struct ReleaseDeployer: Sendable {
    package struct Options: Sendable {
        /// Say what would be done, and do nothing.
        package var isDryRun = false
        /// Put the file in place and ask nothing, for a resolver whose configuration does not name it yet.
        package var isFileOnly = false
        /// How long a resolver may take until it answers with the new list.
        package var patience: Duration
        /// Names that exist and are not listed: asked for to see that not everything is blocked.
        package var unlisted: [String]
        /// The directories of programs, separated by `:`.
        package var path: String

        package init(patience: Duration, unlisted: [String], path: String) {
            self.patience = patience
            self.unlisted = unlisted
            self.path = path
        }
    }

    let archive: ReleaseArchive
    let options: Options
    let files: any FileSystem

    package init(archive: ReleaseArchive, options: Options, files: any FileSystem = DiskFileSystem()) {
        self.archive = archive
        self.options = options
        self.files = files
    }

    /// - Throws: `DeploymentError` when there is no release that may be deployed. What goes wrong with the resolver is the outcome's
    ///   fate.
    package func deploy(to target: DeployTarget) throws(DeploymentError) -> DeployOutcome {
        let current: ReleaseSerial?
        let isSimulated: Bool
        do throws(ExporterError) {
            current = try archive.current()
            isSimulated =
                try current.map { (serial) throws(ExporterError) in try archive.manifest(of: serial).simulated } ?? false
        } catch {
            throw .archive(error)
        }
        guard let serial = current else { throw .nothingPublished }
        guard !isSimulated else { throw .simulated(serial.value) }
        var work = ResolverDeployment(deployer: self, target: target, serial: serial)
        work.run()
        return work.outcome
    }
}
