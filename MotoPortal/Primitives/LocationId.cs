using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a Terminal location at Stripe.</summary>
public readonly record struct LocationId : ITypedId<LocationId>
{
    private LocationId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static LocationId From(string value) => new(IdText.Require(value, "tml_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static LocationId? TryFrom(string? value) => IdText.Fits(value, "tml_") ? new LocationId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
