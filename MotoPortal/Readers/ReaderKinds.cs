using System.Collections.Frozen;

namespace MotoPortal.Readers;

/// <summary>The kinds of readers, by Stripe's device types.</summary>
internal static class ReaderKinds
{
    // https://docs.stripe.com/terminal/features/mail-telephone-orders/overview
    private static readonly FrozenSet<string> KeysInCards = new[]
    {
        "bbpos_wisepos_e", "stripe_s700", "stripe_s710", "simulated_wisepos_e", "simulated_stripe_s700", "simulated_stripe_s710",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a card can be keyed in on a reader of this kind for a mail or telephone order.</summary>
    public static bool TakeCardsByPhone(string deviceType) => KeysInCards.Contains(deviceType);
}
