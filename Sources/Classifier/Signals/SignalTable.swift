/// All signals, in the order in which equal weights are told.
enum SignalTable {
    static let all: [any SignalReader] = [
        BrandMismatchSignal(),
        BrandMentionSignal(),
        BrandInNameSignal(),
        CredentialFormSignal(),
        CardFormSignal(),
        ForeignFormPostSignal(),
        IdentityUploadSignal(),
        RecoveryPhraseSignal(),
        CollectorScriptSignal(),
        DeadLinksSignal(),
        LoneFormSignal(),
        CopiedPageSignal(),
        AppDownloadSignal(),
        TermsSignal(),
        MoneyAppSignal(),
        ContactHandlesSignal(),
        PaymentAddressSignal(),
        CloakingSignal(),
        RedirectChainSignal(),
        MixedScriptSignal(),
        DisguisedWordSignal(),
        AddressShapeSignal(),
        FreePlatformSignal(),
        // A trained model of page content joins here as one more member, of kind `.model` and at most medium strength: a model
        // ranks, facts list (an address or content score alone never lists a site).
        AdvisorySignal(),
        OwnBrandSignal(),
        ProtectedNameSignal(),
        SharedHostSignal(),
        GranularitySignal(),
    ]
}
