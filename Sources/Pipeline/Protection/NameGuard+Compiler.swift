import Compiler
import Protection

/// The compiler asks the guard through its own door.
extension NameGuard: NameProtection {
    package var ruled: RuledNames? { ruledPlaces.map { RuledNames(subtrees: $0.subtrees, names: $0.names) } }
}
