using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Settling;

/// <summary>What Stripe's object behind a setup is made from.</summary>
/// <param name="Customer">Whose card.</param>
/// <param name="Amount">The amount that is charged; null when nothing is.</param>
/// <param name="SavesCard">Whether the card is kept.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c> of a card that is kept; null sends none.</param>
/// <param name="Description">What Stripe's Dashboard shows of a payment; no personal data.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewCardIntent(
    CustomerId Customer,
    Money? Amount,
    bool SavesCard,
    string? CredentialUsage,
    string Description,
    ImmutableDictionary<string, string> Metadata);
