using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Gateway.Objects;

/// <summary>The data of a charge of a saved card.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Card">The card.</param>
/// <param name="CustomerOnLine">Whether it is a mail or telephone order; otherwise it is off-session.</param>
/// <param name="CredentialUsage">Stripe's <c>stored_credential_usage</c>; sent off-session only; null for none.</param>
/// <param name="Description">The description in Stripe's Dashboard; no personal data.</param>
/// <param name="Metadata">The portal's ids.</param>
internal sealed record NewPayment(
    Money Amount,
    CustomerId Customer,
    PaymentMethodId Card,
    bool CustomerOnLine,
    string? CredentialUsage,
    string Description,
    ImmutableDictionary<string, string> Metadata);
