using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>
    /// The id of a try to charge a due day. A copy of the database that runs beside its original chooses the same one, and so the same
    /// idempotency key: Stripe makes one payment of both.
    /// </summary>
    /// <param name="consent">The consent.</param>
    /// <param name="dueOn">The due day; ids sort by it.</param>
    /// <param name="tries">The number of tries before it.</param>
    public static ChargeId OfTry(ConsentId consent, DateOnly dueOn, int tries)
    {
        var day = new DateTimeOffset(dueOn, TimeOnly.MinValue, TimeSpan.Zero);
        var name = string.Create(CultureInfo.InvariantCulture, $"{consent} {dueOn:yyyy-MM-dd} {tries}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return new("chg_" + Guid.CreateVersion7(day).ToString("N")[..12] + Convert.ToHexStringLower(hash)[..20]);
    }

    /// <inheritdoc/>
    public static ChargeId From(string value) => new(IdText.Require(value, "chg_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static ChargeId? TryFrom(string? value) => IdText.Fits(value, "chg_") ? new ChargeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
