using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Pages;

/// <summary>The words of a filter of charges that was kept.</summary>
internal static class ChargeFilterText
{
    /// <summary>The chosen filters in a few words.</summary>
    /// <param name="address">The address with the filters.</param>
    /// <param name="stores">The stores with their names.</param>
    public static string Of(ChargeAddress address, ImmutableArray<StoreView> stores)
    {
        var culture = CultureInfo.CurrentUICulture;
        string Say(string key) => ChargeListTexts.ResourceManager.GetString(key, culture)!;
        string?[] parts =
        [
            address.State is { } state ? ChargeText.Of(state) : null,
            address.Way is { } way ? ChargeText.Of(way) : null,
            address.Kind is { } kind ? ConsentText.Of(kind) : null,
            address.Store is { } store ? stores.FirstOrDefault(one => one.Id == store)?.Name ?? store.Value : null,
            address.OnlyNotMoto ? Say(nameof(ChargeListTexts.OnlyNotMoto)) : null,
            address.OnlyOverridden ? Say(nameof(ChargeListTexts.OnlyOverridden)) : null,
            address.From is { } from ? $"{Say(nameof(ChargeListTexts.From))} {DayText.Brief(from, culture)}" : null,
            address.Until is { } until ? $"{Say(nameof(ChargeListTexts.Until))} {DayText.Brief(until, culture)}" : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }
}
