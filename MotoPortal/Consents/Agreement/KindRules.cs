namespace MotoPortal.Consents.Agreement;

/// <summary>The rules that follow from a consent's kind alone.</summary>
internal static class KindRules
{
    /// <summary>
    /// The legal basis of the purpose. A single later charge, instalments and regular charges carry out what was ordered, so the card is
    /// stored to perform that contract. Storing a card for possible orders, or for charges that cannot be foreseen, goes beyond any one
    /// contract and requires the customer's consent (EDPB Recommendations 02/2021).
    /// </summary>
    public static LegalBasis BasisOf(ConsentKind kind) => kind switch
    {
        ConsentKind.SingleCharge or ConsentKind.Instalments or ConsentKind.Recurring => LegalBasis.Contract,
        ConsentKind.Unscheduled or ConsentKind.OnRequest => LegalBasis.Consent,
    };

    /// <summary>
    /// Stripe's value for the kind, in <c>setup_credential_usage</c> when a card is saved and in <c>stored_credential_usage</c> when it is
    /// charged; null for kinds without one. https://docs.stripe.com/changelog/endive/2026-10-28/card-on-file-usage-indicators-support
    /// </summary>
    public static string? CredentialUsageOf(ConsentKind kind) => kind switch
    {
        ConsentKind.Instalments => "installment",
        ConsentKind.Recurring => "recurring",
        ConsentKind.Unscheduled => "unscheduled",
        ConsentKind.SingleCharge or ConsentKind.OnRequest => null,
    };

    /// <summary>The amount rule of a kind that leaves no choice; null when the customer has to be asked.</summary>
    public static AmountRule? RuleFixedBy(ConsentKind kind) => kind switch
    {
        ConsentKind.Instalments => AmountRule.Fixed,
        ConsentKind.Unscheduled or ConsentKind.OnRequest => AmountRule.UpTo,
        ConsentKind.SingleCharge or ConsentKind.Recurring => null,
    };
}
