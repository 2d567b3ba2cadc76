using System.Globalization;

namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>
/// A card as it was keyed in. It exists for one request and is never logged or stored; <see cref="ToString"/> is overridden for this
/// reason. The postal code is asked for because a real reader does so, and is not sent: the test helper has no parameter for it.
/// </summary>
internal sealed record KeyedCard(string? Number, int ExpiryMonth, int ExpiryYear, string? Cvc, string? PostalCode)
{
    /// <summary>
    /// Whether number, expiry and CVC have the form that Stripe requires. <paramref name="now"/> decides which months have passed.
    /// </summary>
    public bool IsComplete(DateTimeOffset now) =>
        ExpiryMonth is >= 1 and <= 12
        && ExpiryYear is >= 2000 and <= 2099
        && (ExpiryYear * 12) + ExpiryMonth >= (now.Year * 12) + now.Month
        && Cvc is { Length: 3 or 4 } && Cvc.All(char.IsAsciiDigit)
        && PostalCode is null or { Length: <= 10 };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(KeyedCard)} (not shown)");
}
