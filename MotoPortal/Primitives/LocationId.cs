namespace MotoPortal.Primitives;

/// <summary>A Terminal location at Stripe.</summary>
public readonly record struct LocationId : ITypedId<LocationId>
{
    private LocationId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static LocationId From(string value) => new(IdText.Require(value, "tml_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static LocationId? TryFrom(string? value) => IdText.Fits(value, "tml_") ? new LocationId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
