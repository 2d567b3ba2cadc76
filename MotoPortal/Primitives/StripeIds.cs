namespace MotoPortal.Primitives;

/// <summary>A Customer at Stripe.</summary>
public readonly record struct CustomerId : ITypedId<CustomerId>
{
    private CustomerId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static CustomerId From(string value) => new(IdText.Require(value, "cus_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static CustomerId? TryFrom(string? value) => IdText.Fits(value, "cus_") ? new CustomerId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A SetupIntent at Stripe.</summary>
public readonly record struct SetupIntentId : ITypedId<SetupIntentId>
{
    private SetupIntentId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static SetupIntentId From(string value) => new(IdText.Require(value, "seti_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static SetupIntentId? TryFrom(string? value) => IdText.Fits(value, "seti_") ? new SetupIntentId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A SetupAttempt at Stripe: one try to save a card.</summary>
public readonly record struct SetupAttemptId : ITypedId<SetupAttemptId>
{
    private SetupAttemptId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static SetupAttemptId From(string value) => new(IdText.Require(value, "setatt_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static SetupAttemptId? TryFrom(string? value) => IdText.Fits(value, "setatt_") ? new SetupAttemptId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

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

/// <summary>A Terminal reader at Stripe.</summary>
public readonly record struct ReaderId : ITypedId<ReaderId>
{
    private ReaderId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static ReaderId From(string value) => new(IdText.Require(value, "tmr_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static ReaderId? TryFrom(string? value) => IdText.Fits(value, "tmr_") ? new ReaderId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A Terminal location at Stripe.</summary>
public readonly record struct LocationId : ITypedId<LocationId>
{
    private LocationId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static LocationId From(string value) => new(IdText.Require(value, "tml_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static LocationId? TryFrom(string? value) => IdText.Fits(value, "tml_") ? new LocationId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

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

/// <summary>A Charge at Stripe: one try of a PaymentIntent.</summary>
public readonly record struct StripeChargeId : ITypedId<StripeChargeId>
{
    private StripeChargeId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static StripeChargeId From(string value) => TryFrom(value) ?? throw new FormatException("An id that starts with 'ch_' was expected.");

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static StripeChargeId? TryFrom(string? value) => IdText.Fits(value, "ch_") || IdText.Fits(value, "py_") ? new StripeChargeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A Refund at Stripe.</summary>
public readonly record struct StripeRefundId : ITypedId<StripeRefundId>
{
    private StripeRefundId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static StripeRefundId From(string value) => TryFrom(value) ?? throw new FormatException("An id that starts with 're_' was expected.");

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static StripeRefundId? TryFrom(string? value) => IdText.Fits(value, "re_") || IdText.Fits(value, "pyr_") ? new StripeRefundId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A Dispute at Stripe.</summary>
public readonly record struct DisputeId : ITypedId<DisputeId>
{
    private DisputeId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static DisputeId From(string value) => TryFrom(value) ?? throw new FormatException("An id that starts with 'du_' was expected.");

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static DisputeId? TryFrom(string? value) => IdText.Fits(value, "du_") || IdText.Fits(value, "dp_") ? new DisputeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
