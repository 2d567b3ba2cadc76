using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a refund: the portal's row, with one Refund at Stripe.</summary>
public readonly record struct ChargeRefundId : ITypedId<ChargeRefundId>
{
    private ChargeRefundId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static ChargeRefundId Create(DateTimeOffset now) => new("rfd_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ChargeRefundId From(string value) => new(IdText.Require(value, "rfd_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static ChargeRefundId? TryFrom(string? value) => IdText.Fits(value, "rfd_") ? new ChargeRefundId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
