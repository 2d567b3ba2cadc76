using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Shell.Fields;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>The address of the ledger's page: the filters, the place in the list, and the entry in the open drawer.</summary>
public sealed record LedgerAddress() : ListAddress<LedgerAddress, LedgerColumn>(LedgerColumn.Number)
{
    // No decimals, two and three.
    private static readonly string[] OfEachPrecision = ["jpy", "eur", "kwd"];

    /// <summary>The first day, in the browser's time zone; null for no limit.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in the browser's time zone; null for no limit.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Words of the name of the person who acted; empty for all.</summary>
    public string Person { get; init; } = "";

    /// <summary>Words of the customer's name, e-mail or telephone number; empty for all.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The last four digits of the card; empty for all.</summary>
    public string Card { get; init; } = "";

    /// <summary>A number, an id or words of the details; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>The amount as typed; empty for all.</summary>
    public string Amount { get; init; } = "";

    /// <summary>The kind; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>The outcome; null for all.</summary>
    public EntryOutcome? Outcome { get; init; }

    /// <summary>The store; null for all.</summary>
    public LocationId? Store { get; init; }

    /// <summary>Whether to list only what Stripe does not count as mail or telephone orders.</summary>
    public bool OnlyNotMoto { get; init; }

    /// <summary>The customer, consent or charge whose entries are listed; null for all.</summary>
    public EntrySubject? About { get; init; }

    /// <summary>The number of the entry in the open drawer; null when it is closed.</summary>
    public long? Open { get; init; }

    /// <inheritdoc/>
    protected override string Path => "/ledger";

    /// <inheritdoc/>
    protected override bool CountsPages => false;

    /// <summary>Parses an address.</summary>
    /// <param name="uri">The address with its query.</param>
    public static LedgerAddress Read(string uri) => new LedgerAddress().ReadFrom(uri);

    /// <summary>The amount as it reads with each number of decimals; empty when none is typed or it is not one.</summary>
    public ImmutableArray<Money> Amounts() =>
    [
        .. OfEachPrecision.Select(currency => TypedAmount.Read(Amount, currency, CultureInfo.CurrentUICulture).Amount).OfType<Money>(),
    ];

    /// <summary>The query of this address.</summary>
    /// <param name="zone">The time zone of the days.</param>
    internal LedgerQuery ToQuery(TimeZoneInfo zone) => new()
    {
        From = StartOf(From, zone),
        Until = StartOf(Until?.AddDays(1), zone),
        Person = Person,
        Customer = Customer,
        Last4 = Card,
        Search = Search,
        Amounts = Amounts(),
        Kind = Kind,
        Outcome = Outcome,
        Store = Store,
        OnlyNotMoto = OnlyNotMoto,
        Subject = About,
        OldestFirst = !Descending,
        Place = Place,
        Size = Size,
    };

    /// <inheritdoc/>
    protected override ListAddress<LedgerAddress, LedgerColumn> AsList() => this with { Open = null };

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string? Value)> Filters() =>
    [
        ("from", AddressQuery.Written(From)),
        ("until", AddressQuery.Written(Until)),
        ("person", AddressText.Seal(Person)),
        ("customer", AddressText.Seal(Customer)),
        ("card", AddressText.Seal(Card)),
        ("q", AddressText.Seal(Search)),
        ("amount", AddressText.Seal(Amount)),
        ("kind", Kind),
        ("outcome", Outcome?.ToString()),
        ("store", Store?.Value),
        ("moto", OnlyNotMoto ? "no" : null),
        ("about", About?.Id),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string? Value)> Beside() => [("entry", Open?.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    protected override ListAddress<LedgerAddress, LedgerColumn> ReadFilters(AddressQuery asked) => new LedgerAddress
    {
        From = asked.Day("from"),
        Until = asked.Day("until"),
        Person = asked.Text("person"),
        Customer = asked.Text("customer"),
        Card = asked.Text("card"),
        Search = asked.Text("q"),
        Amount = asked.Text("amount"),
        Kind = asked["kind"] is { } kind && EntryKindRules.All.Contains(kind, StringComparer.Ordinal) ? kind : null,
        Outcome = asked.Named<EntryOutcome>("outcome"),
        Store = LocationId.TryFrom(asked["store"]),
        OnlyNotMoto = asked["moto"] is "no",
        About = EntrySubject.TryFrom(asked["about"]),
        Open = asked.Row("entry"),
    };

    /// <inheritdoc/>
    protected override bool BeginsDescending(LedgerColumn column) => true;
}
