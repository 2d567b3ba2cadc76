namespace MotoPortal.Primitives;

/// <summary>A PaymentMethod at Stripe.</summary>
public readonly record struct PaymentMethodId : ITypedId<PaymentMethodId>
{
    private PaymentMethodId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static PaymentMethodId From(string value) => new(IdText.Require(value, "pm_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static PaymentMethodId? TryFrom(string? value) => IdText.Fits(value, "pm_") ? new PaymentMethodId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
