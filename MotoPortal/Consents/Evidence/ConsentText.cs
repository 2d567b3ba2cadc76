using System.Globalization;
using System.Resources;
using MotoPortal.Consents.Agreement;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Consents.Evidence;

/// <summary>The texts of a consent's values, one or two words each.</summary>
internal static class ConsentText
{
    /// <summary>The text of a kind, in the given culture; null for the reader's language.</summary>
    public static string Of(ConsentKind kind, CultureInfo? culture = null) => Get($"Kind_{kind}", culture);

    /// <summary>The text of an amount rule, in the given culture; null for the reader's language.</summary>
    public static string Of(AmountRule rule, CultureInfo? culture = null) => Get($"Rule_{rule}", culture);

    /// <summary>The text of what determines an amount, in the given culture; null for the reader's language.</summary>
    public static string Of(AmountSource source, CultureInfo? culture = null) => Get($"Source_{source}", culture);

    /// <summary>The text of an interval, in the given culture; null for the reader's language.</summary>
    public static string Of(ChargePeriod period, CultureInfo? culture = null) =>
        ScopeText.Get($"Period_{period}", culture ?? CultureInfo.CurrentUICulture);

    /// <summary>The text of a legal basis, in the given culture; null for the reader's language.</summary>
    public static string Of(LegalBasis basis, CultureInfo? culture = null) => Get($"Basis_{basis}", culture);

    /// <summary>The text of an order channel, in the given culture; null for the reader's language.</summary>
    public static string Of(OrderChannel channel, CultureInfo? culture = null) => Get($"Channel_{channel}", culture);

    /// <summary>The text of a result, in the given culture; null for the reader's language.</summary>
    public static string Of(ConsentResult result, CultureInfo? culture = null) => Get($"Result_{result}", culture);

    /// <summary>The text of an identity check, in the given culture; null for the reader's language.</summary>
    public static string Of(IdentityCheck check, CultureInfo? culture = null) => Get($"Identity_{check}", culture);

    /// <summary>The text of a cardholder, in the given culture; null for the reader's language.</summary>
    public static string Of(Cardholder holder, CultureInfo? culture = null) => Get($"Cardholder_{holder}", culture);

    /// <summary>The tone of a result.</summary>
    public static Tone ToneOf(ConsentResult result) => result switch
    {
        ConsentResult.Open => Tone.Active,
        ConsentResult.CardSaved => Tone.Good,
        ConsentResult.NoCard or ConsentResult.Withdrawn or ConsentResult.Expired or ConsentResult.Replaced => Tone.Neutral,
    };

    /// <summary>A text of this room.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    internal static string Get(string key, CultureInfo? culture) =>
        ConsentsTexts.ResourceManager.GetString(key, culture ?? CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
