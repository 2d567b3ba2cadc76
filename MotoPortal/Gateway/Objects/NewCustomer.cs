using System.Collections.Immutable;

namespace MotoPortal.Gateway.Objects;

/// <summary>The data of a new Customer.</summary>
internal sealed record NewCustomer(string Name, string? Email, string? Phone, ImmutableDictionary<string, string> Metadata);
