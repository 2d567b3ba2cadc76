using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;
using MotoPortal.Tests.Audit.Lists;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Bench.Lists;

/// <summary>Pages of long lists, beside the shortest SQL that answers the same question on the same file.</summary>
internal static class ListBench
{
    private const int Few = 10_000;
    private const int Many = 100_000;
    private const string Names = "SELECT c.Number, c.GivenAt, p.Name FROM consents c JOIN customers p ON p.Id = c.CustomerId ";

    /// <summary>Measures pages of consents and charges at two sizes.</summary>
    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        await using var few = new SeededLists(Few);
        await using var many = new SeededLists(Many);
        await few.StartAsync();
        await many.StartAsync();
        List<Measured> rows = [];
        foreach (var (name, page, sql) in Questions(Many))
        {
            var (portal, floor) = await Rounds.AlternateAsync(
                () => Rounds.MillisecondsAsync(() => page(many)), () => Rounds.MillisecondsAsync(() => many.Raw.ColumnAsync(sql)));
            rows.Add(new($"{name}, 100,000 rows, ms", portal, "the best SQL", floor, "≤ 3"));
        }

        foreach (var ((name, page, _), (_, smaller, _)) in Questions(Many).Zip(Questions(Few)))
        {
            var (portal, floor) = await Rounds.AlternateAsync(
                () => Rounds.MillisecondsAsync(() => page(many)), () => Rounds.MillisecondsAsync(() => smaller(few)));
            rows.Add(new($"{name}, 100,000 rows, ms", portal, "the same at 10,000", floor, "≤ 3"));
        }

        return rows;
    }

    private static IEnumerable<(string Name, Func<SeededLists, Task> Page, string Sql)> Questions(int rows)
    {
        yield return (
            "consents, first page",
            lists => lists.ConsentsAsync(new ConsentQuery()),
            Names + "ORDER BY c.GivenAt DESC, c.Number DESC LIMIT 25");
        yield return (
            "consents, last page",
            lists => lists.ConsentsAsync(new ConsentQuery(Descending: false)),
            Names + "ORDER BY c.GivenAt, c.Number LIMIT 25");
        yield return (
            "consents, by number",
            lists => lists.ConsentsAsync(new ConsentQuery(Customer: "C-100077")),
            Names + "WHERE c.Number = 100077");
        yield return (
            "consents, page in the middle",
            lists => lists.ConsentsAsync(new ConsentQuery { Place = ListCursor.After(100_000 + (rows / 2)) }),
            Names + $"WHERE c.Number < {100_000 + (rows / 2)} ORDER BY c.Number DESC LIMIT 25");
        yield return (
            "charges, first page",
            lists => lists.ChargesAsync(new ChargeQuery()),
            "SELECT c.Number FROM charges c JOIN customers p ON p.Id = c.CustomerId ORDER BY c.RequestedAt DESC, c.Number DESC LIMIT 25");
        yield return (
            "charges, by number",
            lists => lists.ChargesAsync(new ChargeQuery(Search: "P-100077")),
            "SELECT c.Number FROM charges c JOIN customers p ON p.Id = c.CustomerId WHERE c.Number = 100077");
    }

    /// <summary>A portal with as many consents and charges.</summary>
    private sealed class SeededLists(int rows) : IAsyncDisposable
    {
        private SaveCardHost? _host;
        private RawDatabase? _raw;

        public RawDatabase Raw => _raw!;

        public async Task StartAsync()
        {
            _host = await SaveCardHost.StartAsync();
            await ListSeeds.WriteAsync(_host.DatabaseFiles, rows);
            _raw = await RawDatabase.OpenAsync(_host.DatabaseFiles, dropsTriggers: false);
        }

        public async Task ConsentsAsync(ConsentQuery query) =>
            (await _host!.As(ActingPeople.Alex).Get<ConsentReads>().ListAsync(query, CancellationToken.None)).Rows.ShouldNotBeEmpty();

        public async Task ChargesAsync(ChargeQuery query) =>
            (await _host!.As(ActingPeople.Alex).Get<ChargeReads>().ListAsync(query, CancellationToken.None)).Rows.ShouldNotBeEmpty();

        public async ValueTask DisposeAsync()
        {
            await (_raw?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
