using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using MotoPortal.Primitives;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Audit.Reports;

/// <summary>The address of the reports: the period, by its dates alone, and the store.</summary>
public sealed record ReportAddress : IFilterAddress
{
    private const string Path = "/reports";

    /// <summary>The first day; null for the usual.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null for today.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The store; null for all.</summary>
    public LocationId? Store { get; init; }

    /// <inheritdoc/>
    public bool IsFiltered => this != new ReportAddress();

    /// <summary>Parses an address; what is invalid in it is ignored.</summary>
    /// <param name="uri">The address with its query.</param>
    public static ReportAddress Read(string uri)
    {
        var asked = new AddressQuery(uri);
        return new ReportAddress
        {
            From = asked.Day("from"),
            Until = asked.Day("until"),
            Store = LocationId.TryFrom(asked["store"]),
        };
    }

    /// <summary>Whether an address belongs to the reports.</summary>
    /// <param name="relative">The address relative to the portal.</param>
    public static bool IsPathOf(string relative) =>
        string.Equals("/" + relative.Split('?', '#')[0], Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address, with only what was chosen.</summary>
    public string ToHref() => QueryHelpers.AddQueryString(Path, Chosen());

    /// <inheritdoc/>
    public string HrefWithoutFilters() => Path;

    /// <summary>The address of a file with one report.</summary>
    public string HrefOfExport(ReportKind kind, string format) =>
        QueryHelpers.AddQueryString($"{Path}/{kind}/export", [.. Chosen(), KeyValuePair.Create<string, string?>("format", format)]);

    /// <summary>What was chosen, each with its value, for a record of what was exported.</summary>
    public ImmutableArray<string> FilterNames() => [.. Chosen().Select(filter => $"{filter.Key}={filter.Value}")];

    private IEnumerable<KeyValuePair<string, string?>> Chosen() => new[]
    {
        KeyValuePair.Create("from", AddressQuery.Written(From)),
        KeyValuePair.Create("until", AddressQuery.Written(Until)),
        KeyValuePair.Create("store", Store?.Value),
    }.Where(filter => filter.Value is not null);
}
