using System.Diagnostics;
using System.Globalization;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Audit.Lists;

/// <summary>
/// The pages of long lists, on 600 consents and as many charges. <c>MOTOPORTAL_LIST_ROWS=100000</c> makes a bench run of it, which prints
/// how long each page takes.
/// </summary>
public sealed class ListOrderTests(ListedPortal listed, ITestOutputHelper output) : IClassFixture<ListedPortal>
{
    private ConsentReads Consents => listed.Host.As(ActingPeople.Alex).Get<ConsentReads>();

    private ChargeReads Charges => listed.Host.As(ActingPeople.Alex).Get<ChargeReads>();

    [Theory]
    [InlineData(ConsentColumn.GivenAt, true)]
    [InlineData(ConsentColumn.GivenAt, false)]
    [InlineData(ConsentColumn.Number, false)]
    [InlineData(ConsentColumn.Customer, false)]
    [InlineData(ConsentColumn.Customer, true)]
    [InlineData(ConsentColumn.Person, false)]
    public async Task Leafing_through_the_consents_shows_each_once_and_the_same_from_the_end(ConsentColumn column, bool descending)
    {
        var query = new ConsentQuery(SortBy: column, Descending: descending, PageSize: listed.PageSize) { Kind = ConsentKind.OnRequest };

        await ShowsEachOnceAsync(listed.Rows * 3 / 4, async place =>
        {
            var page = await Consents.ListAsync(query with { Place = place }, CancellationToken.None);
            return ([.. page.Rows.Select(row => row.Number)], page.Total, page.Previous, page.Next);
        });
    }

    [Theory]
    [InlineData(ChargeColumn.RequestedAt, true)]
    [InlineData(ChargeColumn.Number, false)]
    [InlineData(ChargeColumn.Customer, false)]
    [InlineData(ChargeColumn.Person, true)]
    [InlineData(ChargeColumn.Amount, true)]
    public async Task Leafing_through_the_charges_shows_each_once_and_the_same_from_the_end(ChargeColumn column, bool descending)
    {
        var query = new ChargeQuery(SortBy: column, Descending: descending, PageSize: listed.PageSize) { Kind = ConsentKind.OnRequest };

        await ShowsEachOnceAsync(listed.Rows * 3 / 4, async place =>
        {
            var page = await Charges.ListAsync(query with { Place = place }, CancellationToken.None);
            return ([.. page.Rows.Select(row => row.Number)], page.Total, page.Previous, page.Next);
        });
    }

    [Fact]
    public async Task A_place_beside_a_row_that_is_gone_is_the_first_page()
    {
        var page = await Consents.ListAsync(new ConsentQuery { Place = ListCursor.Before(7) }, CancellationToken.None);

        page.Rows[0].Number.ShouldBe($"C-{100_000 + listed.Rows}");
        page.Previous.ShouldBeNull();
    }

    [Fact]
    public async Task The_filters_of_the_lists_choose_their_rows()
    {
        (await CountAsync(new ConsentQuery())).ShouldBe(listed.Rows);
        (await CountAsync(new ConsentQuery { Store = LocationId.From("tml_Lyon") })).ShouldBe(listed.Rows / 3);
        (await CountAsync(new ConsentQuery { TermsVersion = 4 })).ShouldBeInRange(listed.Rows / 4, (listed.Rows / 4) + 2);
        (await CountAsync(new ConsentQuery(OnlyNotMoto: true))).ShouldBe(listed.Rows / 200);
        (await CountAsync(new ConsentQuery(Customer: "C-100077"))).ShouldBe(1);
        (await CountAsync(new ConsentQuery(Customer: "A-20077"))).ShouldBe(1);
        var suspended = (await Consents.ListAsync(new ConsentQuery(PageSize: 200) { OnlySuspended = true }, CancellationToken.None)).Rows;
        suspended.ShouldNotBeEmpty();
        suspended.ShouldAllBe(row => row.SuspendedAt != null && row.Result == ConsentResult.CardSaved);

        (await CountAsync(new ChargeQuery())).ShouldBe(listed.Rows);
        (await CountAsync(new ChargeQuery { Store = LocationId.From("tml_Paris") }))
            .ShouldBeInRange(listed.Rows / 3, (listed.Rows / 3) + 1);
        (await CountAsync(new ChargeQuery { OnlyNotMoto = true })).ShouldBe(listed.Rows / 300);
        (await CountAsync(new ChargeQuery(State: ChargeState.Declined) { Kind = ConsentKind.Recurring })).ShouldBe(listed.Rows / 60);
        (await CountAsync(new ChargeQuery(Search: "P-100077"))).ShouldBe(1);
        (await CountAsync(new ChargeQuery(Search: "c 100077"))).ShouldBe(1);
        listed.Host.Log.ShouldBeClean();
    }

    [Fact]
    public async Task The_time_of_each_page_is_printed()
    {
        var middle = ListCursor.After(100_000 + (listed.Rows / 2));
        (string Name, Func<Task> Read)[] pages =
        [
            .. Enum.GetValues<ConsentColumn>().SelectMany(column => Places(middle).Select(place => Named(
                $"consents by {column}, {place.Name}",
                () => Consents.ListAsync(new ConsentQuery(SortBy: column) { Place = place.Place }, CancellationToken.None)))),
            Named("consents, C-number", () => CountAsync(new ConsentQuery(Customer: "C-100077"))),
            Named("consents, name", () => CountAsync(new ConsentQuery(Customer: "emma 77"))),
            Named("consents, no such name", () => CountAsync(new ConsentQuery(Customer: "nobody"))),
            Named("consents, order", () => CountAsync(new ConsentQuery(Customer: "A-20077"))),
            Named("consents, person", () => CountAsync(new ConsentQuery(Person: "zita"))),
            Named("consents, kind", () => CountAsync(new ConsentQuery { Kind = ConsentKind.Recurring })),
            Named("consents, store", () => CountAsync(new ConsentQuery { Store = LocationId.From("tml_Lyon") })),
            Named("consents, store by customer", () =>
                CountAsync(new ConsentQuery(SortBy: ConsentColumn.Customer) { Store = LocationId.From("tml_Lyon") })),
            Named("consents, person by customer", () =>
                CountAsync(new ConsentQuery(Person: "clerk", SortBy: ConsentColumn.Customer))),
            Named("consents, terms", () => CountAsync(new ConsentQuery { TermsVersion = 1 })),
            Named("consents, suspended", () => CountAsync(new ConsentQuery { OnlySuspended = true })),
            Named("consents, not moto", () => CountAsync(new ConsentQuery(OnlyNotMoto: true))),
            .. Enum.GetValues<ConsentResult>().Select(result => Named(
                $"consents, {result}", () => CountAsync(new ConsentQuery(Result: result)))),
            .. Enum.GetValues<ChargeColumn>().SelectMany(column => Places(middle).Select(place => Named(
                $"charges by {column}, {place.Name}",
                () => Charges.ListAsync(new ChargeQuery(SortBy: column) { Place = place.Place }, CancellationToken.None)))),
            Named("charges, P-number", () => CountAsync(new ChargeQuery(Search: "P-100077"))),
            Named("charges, name", () => CountAsync(new ChargeQuery(Search: "emma 77"))),
            Named("charges, no such name", () => CountAsync(new ChargeQuery(Search: "nobody"))),
            Named("charges, kind", () => CountAsync(new ChargeQuery { Kind = ConsentKind.Recurring })),
            Named("charges, store", () => CountAsync(new ChargeQuery { Store = LocationId.From("tml_Lyon") })),
            Named("charges, store by customer", () =>
                CountAsync(new ChargeQuery(SortBy: ChargeColumn.Customer) { Store = LocationId.From("tml_Lyon") })),
            Named("charges, succeeded by customer", () =>
                CountAsync(new ChargeQuery(State: ChargeState.Succeeded, SortBy: ChargeColumn.Customer))),
            Named("charges, not moto", () => CountAsync(new ChargeQuery { OnlyNotMoto = true })),
            Named("charges, declined", () => CountAsync(new ChargeQuery(State: ChargeState.Declined))),
        ];
        foreach (var (name, read) in pages)
        {
            await read();
            List<double> times = [];
            for (var run = 0; run < listed.Runs; run++)
            {
                var begun = Stopwatch.GetTimestamp();
                await read();
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            var median = times.Order().ElementAt(times.Count / 2);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {median,8:0.0} ms"));
        }

        pages.ShouldNotBeEmpty();

        static (string, Func<Task>) Named(string name, Func<Task> read) => (name, read);

        static (string Name, ListCursor Place)[] Places(ListCursor middle) =>
            [("first", ListCursor.Start), ("middle", middle), ("last", ListCursor.End)];
    }

    private async Task<int> CountAsync(ConsentQuery query) => (await Consents.ListAsync(query, CancellationToken.None)).Total;

    private async Task<int> CountAsync(ChargeQuery query) => (await Charges.ListAsync(query, CancellationToken.None)).Total;

    private static async Task ShowsEachOnceAsync(
        int rows, Func<ListCursor, Task<(string[] Numbers, int Total, ListCursor? Previous, ListCursor? Next)>> readAsync)
    {
        List<string> forward = [], backward = [];
        for (ListCursor? place = ListCursor.Start; place is { } at;)
        {
            var page = await readAsync(at);
            page.Total.ShouldBe(rows);
            forward.AddRange(page.Numbers);
            place = page.Next;
        }

        for (ListCursor? place = ListCursor.End; place is { } at;)
        {
            var page = await readAsync(at);
            backward.InsertRange(0, page.Previous is null ? page.Numbers.Take(rows - backward.Count) : page.Numbers);
            place = page.Previous;
        }

        forward.Distinct(StringComparer.Ordinal).Count().ShouldBe(rows);
        forward.Count.ShouldBe(rows);
        backward.ShouldBe(forward);
    }
}
