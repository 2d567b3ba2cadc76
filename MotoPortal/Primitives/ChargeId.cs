using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a charge: the portal's row, with one PaymentIntent at Stripe.</summary>
public readonly record struct ChargeId : ITypedId<ChargeId>
{
    private ChargeId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static ChargeId Create(DateTimeOffset now) => new("chg_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ChargeId From(string value) => new(IdText.Require(value, "chg_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static ChargeId? TryFrom(string? value) => IdText.Fits(value, "chg_") ? new ChargeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
