using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Shell;

namespace MotoPortal.Charges.Pages;

/// <summary>What the list of charges shows, as its address says it.</summary>
public sealed record ChargeAddress() : ListAddress<ChargeAddress, ChargeColumn>(ChargeColumn.RequestedAt)
{
    /// <summary>The first day, on the clock of the person who looks; null filters nothing.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, on the clock of the person who looks; null filters nothing.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Part of the customer's name, of the order, or a charge's number; empty filters nothing.</summary>
    public string Search { get; init; } = "";

    /// <summary>What is true of it; null filters nothing.</summary>
    public ChargeState? State { get; init; }

    /// <summary>Where the customer was; null filters nothing.</summary>
    public ChargeInitiation? Way { get; init; }

    /// <summary>Whether only charges are listed for which a rule was lifted.</summary>
    public bool OnlyOverridden { get; init; }

    /// <inheritdoc/>
    protected override string Path => "/charges";

    /// <summary>The question to the records.</summary>
    /// <param name="zone">The zone on whose clock the days begin and end.</param>
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
        ("search", AddressQuery.Written(Search)),
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
