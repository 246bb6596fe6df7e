/// How often the loop told libcurl that a socket has something to read. A transfer that sees the count change was told, or had
/// its clock looked at. Belongs to one thread.
final class SocketReadings {
    var count = 0
}
