namespace MotoPortal.Primitives;

/// <summary>One charge: our row, with one PaymentIntent at Stripe.</summary>
public readonly record struct ChargeId : ITypedId<ChargeId>
{
    private ChargeId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static ChargeId Create(DateTimeOffset now) => new("chg_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ChargeId From(string value) => new(IdText.Require(value, "chg_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static ChargeId? TryFrom(string? value) => IdText.Fits(value, "chg_") ? new ChargeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
