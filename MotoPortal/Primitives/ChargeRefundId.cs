namespace MotoPortal.Primitives;

/// <summary>One refund of a charge: our row, with one Refund at Stripe.</summary>
public readonly record struct ChargeRefundId : ITypedId<ChargeRefundId>
{
    private ChargeRefundId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static ChargeRefundId Create(DateTimeOffset now) => new("rfd_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ChargeRefundId From(string value) => new(IdText.Require(value, "rfd_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static ChargeRefundId? TryFrom(string? value) => IdText.Fits(value, "rfd_") ? new ChargeRefundId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
