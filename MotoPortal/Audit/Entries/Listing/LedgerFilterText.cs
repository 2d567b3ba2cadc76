using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Accounts.Stores;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>The words of a filter that was kept.</summary>
internal static class LedgerFilterText
{
    /// <summary>The chosen filters in a few words.</summary>
    /// <param name="address">The address with the filters.</param>
    /// <param name="stores">The stores with their names.</param>
    public static string Of(LedgerAddress address, ImmutableArray<StoreView> stores)
    {
        var culture = CultureInfo.CurrentUICulture;
        string Say(string key) => LedgerTexts.ResourceManager.GetString(key, culture)!;
        string?[] parts =
        [
            address.Kind is { } kind ? EntryText.Of(kind) : null,
            address.Outcome is { } outcome ? EntryText.Of(outcome) : null,
            address.Store is { } store ? stores.FirstOrDefault(one => one.Id == store)?.Name ?? store.Value : null,
            address.About is { } about ? about.Id : null,
            address.OnlyNotMoto ? Say(nameof(LedgerTexts.NotMoto)) : null,
            address.From is { } from ? $"{Say(nameof(LedgerTexts.From))} {DayText.Brief(from, culture)}" : null,
            address.Until is { } until ? $"{Say(nameof(LedgerTexts.Until))} {DayText.Brief(until, culture)}" : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }
}
