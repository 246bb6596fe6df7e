import Classifier
import Protection

/// The part of `lists/` that the guards are made from.
package struct GuardLists: Sendable {
    /// The critical layer.
    let protected: NameRules
    let shared: SharedNames
}

extension GuardLists {
    init(_ lists: ClassifierLists) { self.init(protected: lists.protected, shared: lists.shared) }
}
