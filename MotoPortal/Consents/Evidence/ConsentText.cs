using System.Globalization;
using System.Resources;
using MotoPortal.Consents.Agreement;
using MotoPortal.Shell;

namespace MotoPortal.Consents.Evidence;

/// <summary>What each value of a consent is called, in one or two words.</summary>
internal static class ConsentText
{
    /// <summary>What the customer allows, in the culture's language; the reader's own language when none is given.</summary>
    public static string Of(ConsentKind kind, CultureInfo? culture = null) => Get($"Kind_{kind}", culture);

    /// <summary>How the amount is set, in the culture's language; the reader's own language when none is given.</summary>
    public static string Of(AmountRule rule, CultureInfo? culture = null) => Get($"Rule_{rule}", culture);

    /// <summary>A period as the distance of charges, in the culture's language; the reader's own language when none is given.</summary>
    public static string Of(ChargePeriod period, CultureInfo? culture = null) =>
        ScopeText.Get($"Period_{period}", culture ?? CultureInfo.CurrentUICulture);

    /// <summary>Why the card's data may be kept, in the culture's language; the reader's own language when none is given.</summary>
    public static string Of(LegalBasis basis, CultureInfo? culture = null) => Get($"Basis_{basis}", culture);

    /// <summary>How the order came, in the culture's language; the reader's own language when none is given.</summary>
    public static string Of(OrderChannel channel, CultureInfo? culture = null) => Get($"Channel_{channel}", culture);

    /// <summary>What came of a consent, in the culture's language; the reader's own language when none is given.</summary>
    public static string Of(ConsentResult result, CultureInfo? culture = null) => Get($"Result_{result}", culture);

    /// <summary>How the caller was identified, in the culture's language; the reader's own language when none is given.</summary>
    public static string Of(IdentityCheck check, CultureInfo? culture = null) => Get($"Identity_{check}", culture);

    /// <summary>Whose card it is, in the culture's language; the reader's own language when none is given.</summary>
    public static string Of(Cardholder holder, CultureInfo? culture = null) => Get($"Cardholder_{holder}", culture);

    /// <summary>How the outcome feels.</summary>
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
