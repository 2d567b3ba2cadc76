using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a File at Stripe.</summary>
public readonly record struct StripeFileId : ITypedId<StripeFileId>
{
    private StripeFileId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static StripeFileId From(string value) =>
        TryFrom(value) ?? throw new FormatException("An id that starts with 'file_' was expected.");

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static StripeFileId? TryFrom(string? value) => IdText.Fits(value, "file_") ? new StripeFileId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
