using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a PaymentIntent at Stripe.</summary>
public readonly record struct PaymentIntentId : ITypedId<PaymentIntentId>
{
    private PaymentIntentId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static PaymentIntentId From(string value) => new(IdText.Require(value, "pi_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static PaymentIntentId? TryFrom(string? value) => IdText.Fits(value, "pi_") ? new PaymentIntentId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
