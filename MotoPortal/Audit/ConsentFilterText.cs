using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.Audit;

/// <summary>The words of a filter of consents that was kept.</summary>
internal static class ConsentFilterText
{
    /// <summary>The chosen filters in a few words.</summary>
    /// <param name="address">The address with the filters.</param>
    /// <param name="stores">The stores with their names.</param>
    /// <param name="daysAhead">The number of days before an end from which it counts as soon.</param>
    public static string Of(ConsentAddress address, ImmutableArray<StoreView> stores, int daysAhead)
    {
        var culture = CultureInfo.CurrentUICulture;
        string Say(string key) => AuditTexts.ResourceManager.GetString(key, culture)!;
        string?[] parts =
        [
            address.Kind is { } kind ? ConsentText.Of(kind) : null,
            address.Result is { } result ? ConsentText.Of(result) : null,
            address.Channel is { } channel ? ConsentText.Of(channel) : null,
            address.Store is { } store ? stores.FirstOrDefault(one => one.Id == store)?.Name ?? store.Value : null,
            address.TermsVersion is { } version ? string.Format(culture, Say(nameof(AuditTexts.TermsVersionOf)), version) : null,
            address.OnlyEndingSoon ? string.Format(culture, Say(nameof(AuditTexts.OnlyEndingSoon)), daysAhead) : null,
            address.OnlySuspended ? Say(nameof(AuditTexts.OnlySuspended)) : null,
            address.OnlyNotMoto ? Say(nameof(AuditTexts.OnlyNotMoto)) : null,
            address.From is { } from ? $"{Say(nameof(AuditTexts.From))} {DayText.Brief(from, culture)}" : null,
            address.Until is { } until ? $"{Say(nameof(AuditTexts.Until))} {DayText.Brief(until, culture)}" : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }
}
