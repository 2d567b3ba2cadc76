using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>Which entries of the ledger are asked for.</summary>
internal sealed record LedgerQuery
{
    /// <summary>The earliest time, UTC; null for no limit.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The time before which they were written, UTC; null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Words of the name of the person who acted; empty for all.</summary>
    public string Person { get; init; } = "";

    /// <summary>Words of the customer's name, e-mail or telephone number; empty for all.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The last four digits of the card; empty for all.</summary>
    public string Last4 { get; init; } = "";

    /// <summary>A number, an id or words of the details; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>
    /// The amount as it reads in a currency without decimals, with two and with three, each in one currency that stands for its like; empty
    /// for all.
    /// </summary>
    public ImmutableArray<Money> Amounts { get; init; } = [];

    /// <summary>The kind; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>The outcome; null for all.</summary>
    public EntryOutcome? Outcome { get; init; }

    /// <summary>The store of the setup, consent or charge; null for all.</summary>
    public LocationId? Store { get; init; }

    /// <summary>Whether only what Stripe does not count as mail or telephone orders is asked for.</summary>
    public bool OnlyNotMoto { get; init; }

    /// <summary>The customer, consent or charge whose entries are asked for; null for all.</summary>
    public EntrySubject? Subject { get; init; }

    /// <summary>Whether the oldest entry comes first.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Where in the list the page begins or ends.</summary>
    public ListCursor Place { get; init; } = ListCursor.Start;

    /// <summary>The number of entries on a page.</summary>
    public int Size { get; init; } = 25;

    /// <summary>Whether any filter is set.</summary>
    public bool IsFiltered => Filters().Length > 0;

    /// <summary>
    /// The filters for the ledger's entry about this search. What a person typed may name a customer, and such an entry would keep it: of
    /// these filters only the name is given.
    /// </summary>
    public ImmutableArray<string> Filters()
    {
        (string Name, string? Value)[] filters =
        [
            ("from", From?.ToString("O", CultureInfo.InvariantCulture)),
            ("until", Until?.ToString("O", CultureInfo.InvariantCulture)),
            ("kind", Kind),
            ("outcome", Outcome?.ToString()),
            ("store", Store?.Value),
            ("amount", Amounts is [] ? null : string.Join('|', Amounts.Select(amount => $"{amount.AmountMinorUnits} {amount.Currency}"))),
            ("moto", OnlyNotMoto ? "no" : null),
            ("about", Subject?.Id),
        ];
        (string Name, string Typed)[] typed =
            [("person", Person), ("customer", Customer), ("card", Last4), ("search", Search)];
        return
        [
            .. filters.Where(filter => filter.Value is not null).Select(filter => $"{filter.Name}={filter.Value}"),
            .. typed.Where(filter => filter.Typed.Length > 0).Select(filter => filter.Name),
        ];
    }
}
