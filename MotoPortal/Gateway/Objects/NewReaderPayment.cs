using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Gateway.Objects;

/// <summary>The data of a payment on a reader.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Customer">The customer who pays.</param>
/// <param name="SavesCard">Whether the card is saved for later charges as well.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c> for a card that is saved; null sends none.</param>
/// <param name="Description">The description in Stripe's Dashboard; no personal data.</param>
/// <param name="Metadata">The portal's ids.</param>
internal sealed record NewReaderPayment(
    Money Amount,
    CustomerId Customer,
    bool SavesCard,
    string? CredentialUsage,
    string Description,
    ImmutableDictionary<string, string> Metadata);
