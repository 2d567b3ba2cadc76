using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.SaveCard.Settling;

/// <summary>What a setup's intent is created from.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Amount">The amount to charge; null when nothing is charged.</param>
/// <param name="SavesCard">Whether the card is saved.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c> for a card that is saved; null sends none.</param>
/// <param name="Description">The description of a payment in Stripe's Dashboard; no personal data.</param>
/// <param name="Metadata">The portal's ids.</param>
internal sealed record NewCardIntent(
    CustomerId Customer,
    Money? Amount,
    bool SavesCard,
    string? CredentialUsage,
    string Description,
    ImmutableDictionary<string, string> Metadata);
