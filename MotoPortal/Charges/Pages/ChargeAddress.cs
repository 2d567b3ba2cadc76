using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;
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

    /// <summary>The kind of the consent that covers it; null for all.</summary>
    public ConsentKind? Kind { get; init; }

    /// <summary>The store in which it was made; null for all.</summary>
    public LocationId? Store { get; init; }

    /// <summary>Whether to list only charges that Stripe does not count as mail or telephone orders.</summary>
    public bool OnlyNotMoto { get; init; }

    /// <summary>Whether to list only charges that override a rule.</summary>
    public bool OnlyOverridden { get; init; }

    /// <inheritdoc/>
    protected override string Path => "/charges";

    /// <inheritdoc/>
    protected override bool CountsPages => false;

    /// <summary>Parses an address.</summary>
    /// <param name="uri">The address with its query.</param>
    public static ChargeAddress Read(string uri) => new ChargeAddress().ReadFrom(uri);

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
        Size)
    {
        Kind = Kind,
        Store = Store,
        OnlyNotMoto = OnlyNotMoto,
        Place = Place,
    };

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string? Value)> Filters() =>
    [
        ("from", AddressQuery.Written(From)),
        ("until", AddressQuery.Written(Until)),
        ("search", AddressText.Seal(Search)),
        ("state", State?.ToString()),
        ("way", Way?.ToString()),
        ("kind", Kind?.ToString()),
        ("store", Store?.Value),
        ("moto", OnlyNotMoto ? "no" : null),
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
        Kind = asked.Named<ConsentKind>("kind"),
        Store = LocationId.TryFrom(asked["store"]),
        OnlyNotMoto = asked["moto"] is "no",
        OnlyOverridden = asked["rules"] is "lifted",
    };

    /// <inheritdoc/>
    protected override bool BeginsDescending(ChargeColumn column) => column is not (ChargeColumn.Customer or ChargeColumn.Person);
}
