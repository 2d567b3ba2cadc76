using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>What a SetupIntent is made from.</summary>
/// <param name="Customer">Whose card.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c>: <c>installment</c>, <c>recurring</c>, <c>unscheduled</c>; null
/// sends none.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewSetupIntent(CustomerId Customer, string? CredentialUsage, ImmutableDictionary<string, string> Metadata);
