using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;
using MotoPortal.Shell.Fields;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Audit;

/// <summary>The address of the list of consents, and the consent in the open drawer.</summary>
public sealed record ConsentAddress() : ListAddress<ConsentAddress, ConsentColumn>(ConsentColumn.GivenAt)
{
    /// <summary>The first day, in the browser's time zone; null for no limit.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in the browser's time zone; null for no limit.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Part of the clerk's name; empty for all.</summary>
    public string Person { get; init; } = "";

    /// <summary>Part of the customer's name or a consent's number; empty for all.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The order channel; null for all.</summary>
    public OrderChannel? Channel { get; init; }

    /// <summary>What came of it; null for all.</summary>
    public ConsentResult? Result { get; init; }

    /// <summary>The kind; null for all.</summary>
    public ConsentKind? Kind { get; init; }

    /// <summary>The store in which it was given; null for all.</summary>
    public LocationId? Store { get; init; }

    /// <summary>The version of the terms that was read; null for all.</summary>
    public int? TermsVersion { get; init; }

    /// <summary>Whether to list only consents in force under which charges are suspended.</summary>
    public bool OnlySuspended { get; init; }

    /// <summary>Whether to list only cards that Stripe does not count as mail or telephone orders.</summary>
    public bool OnlyNotMoto { get; init; }

    /// <summary>Whether to list only consents in force that end soon.</summary>
    public bool OnlyEndingSoon { get; init; }

    /// <summary>The consent in the open drawer; null when it is closed.</summary>
    public ConsentId? Open { get; init; }

    /// <inheritdoc/>
    protected override string Path => "/consents";

    /// <inheritdoc/>
    protected override bool CountsPages => false;

    /// <summary>Parses an address.</summary>
    /// <param name="uri">The address with its query.</param>
    public static ConsentAddress Read(string uri) => new ConsentAddress().ReadFrom(uri);

    /// <summary>The query of this address.</summary>
    /// <param name="zone">The time zone of the days.</param>
    /// <param name="soon">The last day that counts as soon.</param>
    public ConsentQuery ToQuery(TimeZoneInfo zone, DateOnly soon) => new(
        StartOf(From, zone),
        StartOf(Until?.AddDays(1), zone),
        AddressQuery.Written(Person),
        AddressQuery.Written(Customer),
        Channel,
        Result,
        OnlyNotMoto,
        OnlyEndingSoon ? soon : null,
        SortBy,
        Descending,
        Size)
    {
        Kind = Kind,
        Store = Store,
        TermsVersion = TermsVersion,
        OnlySuspended = OnlySuspended,
        Place = Place,
    };

    /// <inheritdoc/>
    protected override ListAddress<ConsentAddress, ConsentColumn> AsList() => this with { Open = null };

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string? Value)> Filters() =>
    [
        ("from", AddressQuery.Written(From)),
        ("until", AddressQuery.Written(Until)),
        ("person", AddressText.Seal(Person)),
        ("customer", AddressText.Seal(Customer)),
        ("channel", Channel?.ToString()),
        ("result", Result?.ToString()),
        ("kind", Kind?.ToString()),
        ("store", Store?.Value),
        ("terms", TermsVersion?.ToString(CultureInfo.InvariantCulture)),
        ("suspended", OnlySuspended ? "yes" : null),
        ("moto", OnlyNotMoto ? "no" : null),
        ("ends", OnlyEndingSoon ? "soon" : null),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string? Value)> Beside() => [("consent", Open?.Value)];

    /// <inheritdoc/>
    protected override ListAddress<ConsentAddress, ConsentColumn> ReadFilters(AddressQuery asked) => new ConsentAddress
    {
        From = asked.Day("from"),
        Until = asked.Day("until"),
        Person = asked.Text("person"),
        Customer = asked.Text("customer"),
        Channel = asked.Named<OrderChannel>("channel"),
        Result = asked.Named<ConsentResult>("result"),
        Kind = asked.Named<ConsentKind>("kind"),
        Store = LocationId.TryFrom(asked["store"]),
        TermsVersion = asked.Number("terms"),
        OnlySuspended = asked["suspended"] is "yes",
        OnlyNotMoto = asked["moto"] is "no",
        OnlyEndingSoon = asked["ends"] is "soon",
        Open = ConsentId.TryFrom(asked["consent"]),
    };

    /// <inheritdoc/>
    protected override bool BeginsDescending(ConsentColumn column) => column is ConsentColumn.GivenAt or ConsentColumn.Number;
}
