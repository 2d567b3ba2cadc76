using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Audit.Entries.Listing;

namespace MotoPortal.Audit.Exports;

/// <summary>What an exported file says of itself.</summary>
/// <param name="Kind">What is listed, such as <c>consents</c>.</param>
/// <param name="Filters">The filters, each with its value unless a person typed it.</param>
/// <param name="By">The name of the person who exports.</param>
/// <param name="At">The moment, UTC, to the second.</param>
/// <param name="Zone">The time zone of the times that have none of their own.</param>
internal sealed record ExportHead(string Kind, ImmutableArray<string> Filters, string By, string At, string Zone)
{
    /// <summary>The lines for people, each a name and its value.</summary>
    public ImmutableArray<ImmutableArray<string>> Lines() =>
    [
        [Say(nameof(LedgerTexts.ExportFilters)), string.Join(", ", Filters)],
        [Say(nameof(LedgerTexts.ExportBy)), By],
        [Say(nameof(LedgerTexts.ExportAt)), At],
        [Say(nameof(LedgerTexts.ExportZone)), Zone],
    ];

    private static string Say(string key) => LedgerTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
