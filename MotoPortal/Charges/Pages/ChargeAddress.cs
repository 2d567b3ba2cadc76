using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Shell.Fields;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Charges.Pages;

/// <summary>The address of the list of charges.</summary>
public sealed record ChargeAddress() : ListAddress<ChargeAddress, ChargeColumn>(ChargeColumn.RequestedAt)
{
    /// <summary>The first day, in the browser's time zone; null for no limit.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in the browser's time zone; null for no limit.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Part of the customer's name, of the order, or a charge's number; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>The state; null for all.</summary>
    public ChargeState? State { get; init; }

    /// <summary>How the charge was initiated; null for all.</summary>
    public ChargeInitiation? Way { get; init; }

    /// <summary>Whether to list only charges that override a rule.</summary>
    public bool OnlyOverridden { get; init; }

    /// <inheritdoc/>
    protected override string Path => "/charges";

    /// <summary>The query of this address.</summary>
    /// <param name="zone">The time zone of the days.</param>
    public ChargeQuery ToQuery(TimeZoneInfo zone) => new(
        StartOf(From, zone),
        StartOf(Until?.AddDays(1), zone),
        AddressQuery.Written(Search),
        State,
        Way,
        Consent: null,
        OnlyOverridden,
        SortBy,
        Descending,
        Page,
        Size);

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string? Value)> Filters() =>
    [
        ("from", AddressQuery.Written(From)),
        ("until", AddressQuery.Written(Until)),
        ("search", AddressText.Seal(Search)),
        ("state", State?.ToString()),
        ("way", Way?.ToString()),
        ("rules", OnlyOverridden ? "lifted" : null),
    ];

    /// <inheritdoc/>
    protected override ListAddress<ChargeAddress, ChargeColumn> ReadFilters(AddressQuery asked) => new ChargeAddress
    {
        From = asked.Day("from"),
        Until = asked.Day("until"),
        Search = asked.Text("search"),
        State = asked.Named<ChargeState>("state"),
        Way = asked.Named<ChargeInitiation>("way"),
        OnlyOverridden = asked["rules"] is "lifted",
    };

    /// <inheritdoc/>
    protected override bool BeginsDescending(ChargeColumn column) => column is not (ChargeColumn.Customer or ChargeColumn.Person);
}
