namespace MotoPortal.Consents.Agreement;

/// <summary>What follows from the kind of a consent alone.</summary>
internal static class KindRules
{
    /// <summary>
    /// The legal basis of the purpose. A single later charge, instalments and regular charges carry out what was ordered, so the
    /// card is kept to perform that contract. Keeping a card for orders that may come, or for charges that nobody can foresee yet,
    /// goes beyond any one contract and needs the customer's consent (EDPB Recommendations 02/2021).
    /// </summary>
    public static LegalBasis BasisOf(ConsentKind kind) => kind switch
    {
        ConsentKind.SingleCharge or ConsentKind.Instalments or ConsentKind.Recurring => LegalBasis.Contract,
        ConsentKind.Unscheduled or ConsentKind.OnRequest => LegalBasis.Consent,
    };

    /// <summary>
    /// Stripe's word for the kind, the same in <c>setup_credential_usage</c> when a card is saved and in
    /// <c>stored_credential_usage</c> when it is charged; null for kinds that Stripe has no word for.
    /// https://docs.stripe.com/changelog/endive/2026-10-28/card-on-file-usage-indicators-support
    /// </summary>
    public static string? CredentialUsageOf(ConsentKind kind) => kind switch
    {
        ConsentKind.Instalments => "installment",
        ConsentKind.Recurring => "recurring",
        ConsentKind.Unscheduled => "unscheduled",
        ConsentKind.SingleCharge or ConsentKind.OnRequest => null,
    };

    /// <summary>How the amount is set where the kind leaves no choice; null where it is to be asked.</summary>
    public static AmountRule? RuleFixedBy(ConsentKind kind) => kind switch
    {
        ConsentKind.Instalments => AmountRule.Fixed,
        ConsentKind.Unscheduled or ConsentKind.OnRequest => AmountRule.UpTo,
        ConsentKind.SingleCharge or ConsentKind.Recurring => null,
    };
}
