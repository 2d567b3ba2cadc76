using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using MotoPortal.Shell.Fields;

namespace MotoPortal.Shell.Lists;

/// <summary>Parses the query of an address. An invalid value counts as absent.</summary>
/// <param name="uri">The address with its query.</param>
public sealed class AddressQuery(string uri)
{
    private const int LongestText = 200;

    private readonly Dictionary<string, StringValues> _asked =
        QueryHelpers.ParseQuery(uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? uri[at..].Split('#')[0] : "");

    /// <summary>The last value of a key, as sent; null when it is absent.</summary>
    public string? this[string key] => _asked.TryGetValue(key, out var found) ? found[^1] : null;

    /// <summary>A free text, which lists write encrypted; empty when it is absent, too long, or of another process.</summary>
    public string Text(string key) => AddressText.Read(this[key]) is { Length: <= LongestText } text ? text : "";

    /// <summary>A whole number; null when it is absent or invalid.</summary>
    public int? Number(string key) =>
        int.TryParse(this[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The number of a row; null when it is absent or invalid.</summary>
    public long? Row(string key) =>
        long.TryParse(this[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A day; null when it is absent or invalid.</summary>
    public DateOnly? Day(string key) => DayOf(this[key]);

    /// <summary>An enum value by its name, case-insensitive; null when it is absent or unknown.</summary>
    public T? Named<T>(string key)
        where T : struct, Enum => NamedBy<T>(this[key]);

    /// <summary>A value by its name, in large or small letters; null when there is none of that name.</summary>
    public static T? NamedBy<T>(string? name)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .FirstOrDefault();

    /// <summary>Parses a day as addresses and date fields write it, such as <c>2026-11-23</c>; null when it is invalid.</summary>
    public static DateOnly? DayOf(string? typed) =>
        // No record is older than the portal, and a year such as 9999 would overflow when a day is added.
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 2000 and < 2200
            ? day
            : null;

    /// <summary>Formats a day for an address or a date field; null for null.</summary>
    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text for an address; null when it is empty, so that the key is left out.</summary>
    public static string? Written(string text) => text.Length > 0 ? text : null;
}
