using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a Dispute at Stripe.</summary>
public readonly record struct DisputeId : ITypedId<DisputeId>
{
    private DisputeId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static DisputeId From(string value) => TryFrom(value) ?? throw new FormatException("An id that starts with 'du_' was expected.");

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static DisputeId? TryFrom(string? value) =>
        IdText.Fits(value, "du_") || IdText.Fits(value, "dp_") ? new DisputeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
