using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Accounts.Stores;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Audit.Exports;

/// <summary>The words of exported values, in the person's language.</summary>
internal static class ColumnText
{
    /// <summary>A text of the exports.</summary>
    public static string Say(string key) => ExportTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;

    /// <summary>A moment on the person's clock; null for none.</summary>
    public static string? On(BrowserTime browser, DateTimeOffset? at) =>
        at is { } known ? browser.At(known).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;

    /// <summary>A moment in UTC; null for none.</summary>
    public static string? Utc(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day; null for none.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An amount as a number that spreadsheets of the person's language read, without its currency.</summary>
    public static string Number(Money amount) => amount.Type(CultureInfo.CurrentUICulture);

    /// <summary>Yes or no; null when it is not known.</summary>
    public static string? YesNo(bool? known) => known is { } yes ? Say(yes ? nameof(ExportTexts.Yes) : nameof(ExportTexts.No)) : null;

    /// <summary>The name of a store, its id when it was never read; null for none.</summary>
    public static string? Of(LocationId? store, ImmutableArray<StoreView> stores) =>
        store is { } known ? stores.FirstOrDefault(one => one.Id == known)?.Name ?? known.Value : null;
}
