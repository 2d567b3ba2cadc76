using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>What a payment on a reader is made from.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Customer">Who pays.</param>
/// <param name="SavesCard">Whether the card is saved for later charges as well.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c> of a card that is saved; null sends none.</param>
/// <param name="Description">What Stripe's Dashboard shows; no personal data.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewReaderPayment(
    Money Amount,
    CustomerId Customer,
    bool SavesCard,
    string? CredentialUsage,
    string Description,
    ImmutableDictionary<string, string> Metadata);
