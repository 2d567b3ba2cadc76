using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a Refund at Stripe.</summary>
public readonly record struct StripeRefundId : ITypedId<StripeRefundId>
{
    private StripeRefundId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static StripeRefundId From(string value) =>
        TryFrom(value) ?? throw new FormatException("An id that starts with 're_' was expected.");

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static StripeRefundId? TryFrom(string? value) =>
        IdText.Fits(value, "re_") || IdText.Fits(value, "pyr_") ? new StripeRefundId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
