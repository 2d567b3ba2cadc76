using System.Globalization;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Customers;

/// <summary>The search as the page asks for it: records in SQLite, and Stripe's search over HTTP.</summary>
public sealed class CustomerSearchTests : IAsyncLifetime
{
    private const string Phone = "+33698765432";
    private SaveCardHost _host = null!;

    /// <summary>What is typed, and the name of whom it finds.</summary>
    public static TheoryData<string, string> Typed => new()
    {
        { "lukasz", "Łukasz Wójcik" },
        { "soren", "Søren Kjær" },
        { "weiss", "Weiß" },
        { "d'angelo", "Rosa D’Angelo" },
        { "jean pierre", "Jean-Pierre Blanc" },
        { "dupont marie", "Marie Dupont" },
        { "wu", "Wu Li" },
        { "田中", "田中太郎" },
        { "lodz", "Łódź" },
        { "zoe", "Zoë Ångström" },
        { "06 98", "Marie Dupont" },
        { "98 76 54 32", "Marie Dupont" },
        { "5432", "Marie Dupont" },
        { "dupont 5432", "Marie Dupont" },
        { "marie.dup", "Marie Dupont" },
        { Phone, "Marie Dupont" },
    };

    /// <inheritdoc/>
    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_customer_whom_only_Stripe_has_is_found(string typed, string name)
    {
        foreach (var other in Typed.Select(row => (string)row[1]).Distinct(StringComparer.Ordinal))
        {
            await MakeAtStripeAsync(other);
        }

        (await FoundAsync(typed)).Customers.Select(customer => customer.Name).ShouldBe([name]);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_customer_of_the_records_is_found_whom_Stripes_search_has_not_yet(string typed, string name)
    {
        await KeepAsync(Typed.Select(row => (string)row[1]).Distinct(StringComparer.Ordinal));

        (await FoundAsync(typed)).Customers.Select(customer => customer.Name).ShouldBe([name]);
    }

    [Fact]
    public async Task The_database_finds_each_generated_name_as_it_was_typed()
    {
        List<(string Name, string Typed)> names = [];
        NameGen.Names.Sample(name => names.Add(name), iter: 200, threads: 1);
        await KeepAsync(names.Select(name => name.Name));
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        foreach (var (name, typed) in names)
        {
            (await db.Set<KnownCustomer>().Where(CustomerTerms.HasAll(CustomerTerms.Read(typed))).Select(customer => customer.Name)
                .ToListAsync()).ShouldContain(name, StringComparer.Ordinal, typed);
        }
    }

    [Fact]
    public async Task All_of_25_customers_alike_are_found()
    {
        for (var number = 1; number <= 25; number++)
        {
            await MakeAtStripeAsync(string.Create(CultureInfo.InvariantCulture, $"Jean Martin {number:00}"));
        }

        var found = await FoundAsync("martin jean");

        (found.Customers.Length, found.HasMore).ShouldBe((25, false));
    }

    [Fact]
    public async Task More_than_a_hundred_are_said_to_be_more()
    {
        for (var number = 1; number <= 101; number++)
        {
            await MakeAtStripeAsync(string.Create(CultureInfo.InvariantCulture, $"Jean Martin {number:000}"));
        }

        var found = await FoundAsync("martin");

        (found.Customers.Length, found.HasMore).ShouldBe((100, true));
    }

    [Theory]
    [InlineData("w")]
    [InlineData("'-")]
    [InlineData("田")]
    public async Task What_is_too_short_was_not_searched(string typed) =>
        (await SearchAsync(typed)).ShouldBe(new CustomerSearchOutcome.NotSearched());

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task The_numbers_of_consent_order_and_charge_lead_to_the_customer()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent, reference: "Commande n° 77"));

        foreach (var typed in new[]
        {
            consent.Number, consent.Number.ToLowerInvariant(), consent.Number.Replace("-", "", StringComparison.Ordinal),
            consent.Number.Replace('-', '‑'), "A-10442", "a 10442", "10442", charge.Number, "commande n° 77",
        })
        {
            (await FoundAsync(typed)).Customers.Select(customer => customer.Name).ShouldBe(["Zoë Ångström"], typed);
        }
    }

    [Fact]
    public async Task The_lists_of_consents_and_charges_find_by_the_same_words()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent, reference: "A-10442"));

        foreach (var typed in new[] { "angstrom zoe", consent.Number, "A-10442", "10442", "a10442", "zoe 10442", "customer1@example" })
        {
            (await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(Customer: typed), CancellationToken.None))
                .Rows.Select(row => row.Id).ShouldBe([consent.Id], typed);
            (await _host.Get<ChargeReads>().ListAsync(new ChargeQuery(Search: typed), CancellationToken.None))
                .Rows.Select(row => row.Id).ShouldBe([charge.Id], typed);
        }

        (await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(Customer: "'"), CancellationToken.None)).Total.ShouldBe(0);
        (await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(Person: "d. camille"), CancellationToken.None)).Total.ShouldBe(1);
        (await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(Person: "noor"), CancellationToken.None)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_list_is_sorted_by_name_as_the_language_sorts()
    {
        string[] names = ["Zola", "Élodie", "Éric", "ernest", "Emma", "Ångström", "Ölberg", "Oskar"];
        foreach (var name in names)
        {
            await _host.RecordConsentAsync(await _host.DraftAsync(name: name));
        }

        var query = new ConsentQuery(SortBy: ConsentColumn.Customer, Descending: false);
        var rows = (await _host.Get<ConsentReads>().ListAsync(query, CancellationToken.None)).Rows;

        rows.Select(row => row.CustomerName).ShouldBe(["Ångström", "Élodie", "Emma", "Éric", "ernest", "Ölberg", "Oskar", "Zola"]);
    }

    [Fact]
    public async Task Rows_of_an_earlier_fold_are_folded_again_at_the_start()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.ChargeAsync(_host.Asking(consent, reference: "Weiß"));
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"UPDATE customers SET \"SearchName\" = 'old', \"FoldVersion\" = 0");
        await db.Database.ExecuteSqlAsync($"UPDATE charges SET \"ReferenceSearch\" = 'old', \"FoldVersion\" = 1");

        await FoldChanges.FoldAgainAsync(
            _host.Get<Atomic>(), _host.Get<IDbContextFactory<PortalDb>>(), CancellationToken.None);

        (await db.Set<KnownCustomer>().Select(customer => customer.SearchName).SingleAsync()).ShouldBe("zoe angstrom");
        (await db.Set<MotoPortal.Charges.Records.Charge>().Select(charge => charge.ReferenceSearch).SingleAsync()).ShouldBe("weiss");
    }

    private async Task<CustomerSearchOutcome.Found> FoundAsync(string typed) =>
        (await SearchAsync(typed)).ShouldBeOfType<CustomerSearchOutcome.Found>();

    private Task<CustomerSearchOutcome> SearchAsync(string typed) =>
        _host.Get<CustomerSearchReads>().SearchAsync(typed, CancellationToken.None);

    private Task<Customer> MakeAtStripeAsync(string name) => _host.Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions
    {
        Name = name,
        Email = name == "Marie Dupont" ? "marie.dupont@exemple.fr" : null,
        Phone = name == "Marie Dupont" ? Phone : null,
    });

    private Task KeepAsync(IEnumerable<string> names) => _host.Get<Atomic>().RunAsync(
        async scope =>
        {
            foreach (var (name, index) in names.Select((name, index) => (name, index)))
            {
                await _host.Get<CustomerRecords>().RememberAsync(
                    scope,
                    new StripeCustomer(
                        CustomerId.From(string.Create(CultureInfo.InvariantCulture, $"cus_only_here_{index}")),
                        name,
                        name == "Marie Dupont" ? "marie.dupont@exemple.fr" : null,
                        name == "Marie Dupont" ? Phone : null),
                    PortalCustomerId.Create(_host.Clock.GetUtcNow()),
                    CancellationToken.None);
            }
        },
        CancellationToken.None);
}
