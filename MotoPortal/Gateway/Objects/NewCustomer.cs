using System.Collections.Immutable;

namespace MotoPortal.Gateway.Objects;

/// <summary>What a Customer is made from.</summary>
internal sealed record NewCustomer(string Name, string? Email, string? Phone, ImmutableDictionary<string, string> Metadata);
