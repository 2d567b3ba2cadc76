using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a Customer at Stripe.</summary>
public readonly record struct CustomerId : ITypedId<CustomerId>
{
    private CustomerId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static CustomerId From(string value) => new(IdText.Require(value, "cus_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static CustomerId? TryFrom(string? value) => IdText.Fits(value, "cus_") ? new CustomerId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
