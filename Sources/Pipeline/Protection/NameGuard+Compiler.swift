import Compiler
import Protection

/// The compiler asks the guard through its own door.
extension NameGuard: NameProtection {}
