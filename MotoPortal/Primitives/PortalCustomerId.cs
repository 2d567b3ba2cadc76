using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The portal's id of a customer; Stripe's id is <see cref="CustomerId"/>.</summary>
public readonly record struct PortalCustomerId : ITypedId<PortalCustomerId>
{
    private PortalCustomerId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static PortalCustomerId Create(DateTimeOffset now) => new("per_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static PortalCustomerId From(string value) => new(IdText.Require(value, "per_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static PortalCustomerId? TryFrom(string? value) => IdText.Fits(value, "per_") ? new PortalCustomerId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
