using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using MotoPortal.Primitives;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Terms.Versions;

/// <summary>The texts about terms.</summary>
internal static class TermsText
{
    /// <summary>The state of a version among all versions.</summary>
    public static TermsState StateOf(TermsVersionView version, NewestTermsView newest) =>
        version.RetiredAt is not null ? TermsState.Retired
        : version.Number == newest.Number ? TermsState.InUse
        : TermsState.Older;

    /// <summary>The text of a state, a word or two.</summary>
    public static string Of(TermsState state) => Get($"State_{state}");

    /// <summary>The tone of the state.</summary>
    public static Tone ToneOf(TermsState state) => state switch
    {
        TermsState.Draft => Tone.Active,
        TermsState.InUse => Tone.Good,
        TermsState.Older or TermsState.Retired => Tone.Neutral,
    };

    /// <summary>A part's name.</summary>
    public static string Of(TermsPartKey key) => Get($"Part_{key}");

    /// <summary>What belongs into a part, in one sentence.</summary>
    public static string HintOf(TermsPartKey key) => Get($"Hint_{key}");

    /// <summary>The text of a placeholder, a few words.</summary>
    public static string OfPlace(string place) => Get($"Place_{(TermsPlaceholders.NoticeDays(place) is null ? place : "notice")}");

    /// <summary>The text of a problem, one sentence without the part's name.</summary>
    public static string Of(TermsProblem problem) =>
        string.Format(
            CultureInfo.InvariantCulture,
            Get(problem is { Fault: TermsFault.UnknownPlace, Place: null } ? "Fault_LoneBrace" : $"Fault_{problem.Fault}"),
            $"{{{problem.Place}}}");

    /// <summary>The languages' names, separated by commas.</summary>
    public static string OfLanguages(IEnumerable<string> languages) => string.Join(", ", languages.Select(TermsLanguages.NameOf));

    /// <summary>Example values for every placeholder; the store's are its own.</summary>
    /// <param name="merchant">The store's details.</param>
    /// <param name="language">The language of the text; there are examples in English and French.</param>
    /// <param name="until">The example day for the end of a consent.</param>
    public static IReadOnlyDictionary<string, string> Examples(MerchantOptions merchant, string language, DateOnly until)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var values = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("purpose", Get("Example_purpose", culture))
            .Add("timing", Get("Example_timing", culture))
            .Add("amount", Get("Example_amount", culture))
            .Add("until", DayText.InFull(until, culture));
        return TermsPlaceholders.With(merchant, values);
    }

    private static string Get(string key, CultureInfo? culture = null) =>
        TermsTexts.ResourceManager.GetString(key, culture ?? CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
