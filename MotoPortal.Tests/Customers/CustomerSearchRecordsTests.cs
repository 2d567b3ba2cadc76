using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Charges.Pages;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Customers;

/// <summary>What the ledger keeps of searches for customers, on a real SQLite file with Stripe's search over HTTP.</summary>
public sealed class CustomerSearchRecordsTests : IAsyncLifetime
{
    private readonly Disk _disk = new();
    private SaveCardHost _host = null!;

    public static TheoryData<string, string> Kinds => new()
    {
        { "smith", "Name" },
        { "d'angelo", "Name" },
        { "田中", "Name" },
        { "smith@exemple.fr", "Email" },
        { "smith@", "Email" },
        { "+33 6 98 76 54 32", "Phone" },
        { "06 98", "Phone" },
        { "0698765432", "Phone" },
        { "C-1001", "Number" },
        { "4242", "Number" },
        { "cus_QXg1o8vcGmoR32", "Number" },
    };

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Pauses_in_typing_are_one_search_and_another_name_is_another()
    {
        await KeepAsync("Ann Smith", "Bo Smith", "Cy Smythe");

        await SearchAsync("sm", "smi", "smith", "Smi", "smith ");
        (await EntriesAsync()).ShouldBe(["u-camille Name 3"]);

        await SearchAsync("bo smith");

        (await EntriesAsync()).ShouldBe(["u-camille Name 3", "u-camille Name 1"]);
    }

    [Fact]
    public async Task A_shorter_text_that_shows_more_customers_than_the_entry_says_is_an_entry_of_its_own()
    {
        await KeepAsync("Ann Smith", "Bo Smith", "Cy Smythe");

        await SearchAsync("smith", "sm", "smy");

        (await EntriesAsync()).ShouldBe(["u-camille Name 2", "u-camille Name 3"]);
    }

    [Fact]
    public async Task The_same_search_after_ten_minutes_or_by_another_person_is_another()
    {
        await KeepAsync("Ann Smith");
        await SearchAsync("smith");
        await _host.As(SaveCardHost.Noor).Get<CustomerSearchReads>().SearchAsync("smith", CancellationToken.None);

        _host.Clock.Advance(TimeSpan.FromMinutes(10));
        await SearchAsync("smith");

        (await EntriesAsync()).ShouldBe(["u-camille Name 1", "u-noor Name 1", "u-camille Name 1"]);
    }

    [Fact]
    public async Task What_shows_no_customer_because_nothing_was_searched_is_no_entry()
    {
        await SearchAsync("", "  ", "s", "4242 4242 4242 4242");

        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_of_the_saved_cards_is_an_entry_and_their_list_is_none()
    {
        await _host.SavedOnRequestAsync();
        var allowances = _host.Get<AllowanceReads>();

        await allowances.SearchAsync("", CancellationToken.None);
        await allowances.SearchAsync("zoë", CancellationToken.None);

        (await DetailsAsync()).Select(details => details.GetProperty("list").GetString()).ShouldBe(["Cards"]);
        (await EntriesAsync()).ShouldBe(["u-camille Name 1"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_entry_says_by_what_kind_of_text_and_never_the_text(string typed, string kind)
    {
        await _host.Get<CustomerSearchRecords>()
            .SearchedAsync(SearchScope.Customers, typed, new ListTotal(7, IsMore: true), CancellationToken.None);

        (await DetailsAsync()).ShouldHaveSingleItem().GetRawText().ShouldBe(
            $$"""{"found":7,"isMore":true,"list":"Customers","minutes":10,"searchedBy":"{{kind}}"}""");
    }

    [Fact]
    public async Task Searching_goes_on_where_the_database_takes_nothing()
    {
        await using var host = await SaveCardHost.StartAsync(
            others: services => services.ConfigureDbContext<SqlitePortalDb>(db => db.AddInterceptors(_disk)));
        await KeepAsync(host, "Ann Smith");
        _disk.TakesNothing = true;

        var found = await host.Get<CustomerSearchReads>().SearchAsync("smith", CancellationToken.None);

        host.Get<WriteStanding>().Failure.ShouldBe(WriteProblem.ReadOnly);
        found.ShouldBeOfType<CustomerSearchOutcome.Found>().Customers.ShouldHaveSingleItem().Name.ShouldBe("Ann Smith");
    }

    private async Task SearchAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            await _host.Get<CustomerSearchReads>().SearchAsync(text, CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<string>> EntriesAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entries = await db.Set<LedgerEntry>().Include(entry => entry.Payload).Where(entry => entry.Kind == "customer.searched")
            .OrderBy(entry => entry.Sequence).ToListAsync();
        return [.. entries.Select(entry =>
        {
            var details = JsonDocument.Parse(entry.Payload!.Json).RootElement.GetProperty("details");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.ActorId} {details.GetProperty("searchedBy").GetString()} {details.GetProperty("found").GetInt32()}");
        })];
    }

    private async Task<IReadOnlyList<JsonElement>> DetailsAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entries = await db.Set<LedgerEntry>().Include(entry => entry.Payload).Where(entry => entry.Kind == "customer.searched")
            .OrderBy(entry => entry.Sequence).ToListAsync();
        return [.. entries.Select(entry => JsonDocument.Parse(entry.Payload!.Json).RootElement.GetProperty("details"))];
    }

    private Task KeepAsync(params string[] names) => KeepAsync(_host, names);

    private static Task KeepAsync(SaveCardHost host, params string[] names) => host.Get<Atomic>().RunAsync(
        async scope =>
        {
            foreach (var (name, index) in names.Select((name, index) => (name, index)))
            {
                await host.Get<CustomerRecords>().RememberAsync(
                    scope,
                    new StripeCustomer(
                        CustomerId.From(string.Create(CultureInfo.InvariantCulture, $"cus_only_here_{index}")), name, null, null),
                    PortalCustomerId.Create(host.Clock.GetUtcNow()),
                    CancellationToken.None);
            }
        },
        CancellationToken.None);

    /// <summary>A disk that a test makes read-only: the pragma holds for each connection that is opened from then on.</summary>
    private sealed class Disk : DbConnectionInterceptor
    {
        public bool TakesNothing { get; set; }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = TakesNothing ? "PRAGMA query_only=ON" : "PRAGMA query_only=OFF";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
