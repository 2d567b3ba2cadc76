namespace MotoPortal.Primitives;

/// <summary>A customer as the portal knows them; Stripe's own id is <see cref="CustomerId"/>.</summary>
public readonly record struct PortalCustomerId : ITypedId<PortalCustomerId>
{
    private PortalCustomerId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static PortalCustomerId Create(DateTimeOffset now) => new("per_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static PortalCustomerId From(string value) => new(IdText.Require(value, "per_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static PortalCustomerId? TryFrom(string? value) => IdText.Fits(value, "per_") ? new PortalCustomerId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
