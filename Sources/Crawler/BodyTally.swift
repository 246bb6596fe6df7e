/// The bytes of all bodies that are held at this moment, counted by their recorders. Belongs to one thread.
final class BodyTally {
    var bytes = 0
}
