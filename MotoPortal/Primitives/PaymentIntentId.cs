namespace MotoPortal.Primitives;

/// <summary>A PaymentIntent at Stripe.</summary>
public readonly record struct PaymentIntentId : ITypedId<PaymentIntentId>
{
    private PaymentIntentId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static PaymentIntentId From(string value) => new(IdText.Require(value, "pi_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static PaymentIntentId? TryFrom(string? value) => IdText.Fits(value, "pi_") ? new PaymentIntentId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
