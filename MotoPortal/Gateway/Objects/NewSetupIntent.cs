using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>The data of a new SetupIntent.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c>: <c>installment</c>, <c>recurring</c>, <c>unscheduled</c>; null
/// sends none.</param>
/// <param name="Metadata">The portal's ids.</param>
internal sealed record NewSetupIntent(CustomerId Customer, string? CredentialUsage, ImmutableDictionary<string, string> Metadata);
