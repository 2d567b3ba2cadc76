using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a Charge at Stripe: one try of a PaymentIntent.</summary>
public readonly record struct StripeChargeId : ITypedId<StripeChargeId>
{
    private StripeChargeId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static StripeChargeId From(string value) =>
        TryFrom(value) ?? throw new FormatException("An id that starts with 'ch_' was expected.");

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static StripeChargeId? TryFrom(string? value) =>
        IdText.Fits(value, "ch_") || IdText.Fits(value, "py_") ? new StripeChargeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
