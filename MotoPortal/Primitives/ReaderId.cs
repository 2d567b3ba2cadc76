using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a Terminal reader at Stripe.</summary>
public readonly record struct ReaderId : ITypedId<ReaderId>
{
    private ReaderId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static ReaderId From(string value) => new(IdText.Require(value, "tmr_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static ReaderId? TryFrom(string? value) => IdText.Fits(value, "tmr_") ? new ReaderId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
