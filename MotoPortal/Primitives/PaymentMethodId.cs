using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a PaymentMethod at Stripe.</summary>
public readonly record struct PaymentMethodId : ITypedId<PaymentMethodId>
{
    private PaymentMethodId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static PaymentMethodId From(string value) => new(IdText.Require(value, "pm_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static PaymentMethodId? TryFrom(string? value) => IdText.Fits(value, "pm_") ? new PaymentMethodId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
