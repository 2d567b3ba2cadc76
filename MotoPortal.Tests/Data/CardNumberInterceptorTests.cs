using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Data.Guards;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Data;

/// <summary>A card number that a form let through is refused when it would be stored, with an error that does not contain it.</summary>
public sealed class CardNumberInterceptorTests : IAsyncLifetime
{
    private const string Card = "4000 0000 0000 0077";

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_text_that_no_form_has_looked_at_is_not_stored_and_not_told()
    {
        var consent = await _host.SavedOnRequestAsync();

        // No form checks this method's input: the reason gets into the ledger's JSON unchanged.
        await _host.Get<Atomic>().RunAsync(
            scope => _host.Get<ConsentSuspensions>().SuspendAsync(scope, consent.Id, "stolen_card", ChargeId
                .Create(_host.Clock.GetUtcNow()), CancellationToken.None), CancellationToken.None);
        var refused = await Should.ThrowAsync<CardNumberException>(
            () => _host.As(Charging.Sam).Get<SuspensionWorkflow>().LiftAsync(consent.Id, $"new card {Card}", CancellationToken.None));

        refused.Message.ShouldContain("ledger_payloads.Json");
        refused.ToString().ShouldNotContain("0077");
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None))!.SuspendedAt.ShouldNotBeNull();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<LedgerPayload>().ToListAsync()).ShouldAllBe(payload => !payload.Json.Contains(Card, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_customer_whose_name_at_Stripe_holds_a_card_number_is_known_without_it()
    {
        var customer = await _host.Stripe.V1.Customers.CreateAsync(
            new Stripe.CustomerCreateOptions { Name = $"Zoe {Card}", Email = "zoe@example.com" });
        var id = PortalCustomerId.Create(_host.Clock.GetUtcNow());

        await _host.Get<Atomic>().RunAsync(
            scope =>
            {
                scope.Db.Add(MotoPortal.Customers.Records.KnownCustomer.Create(
                    id,
                    new StripeCustomer(CustomerId.From(customer.Id), customer.Name, customer.Email, Phone: null),
                    _host.Clock.GetUtcNow()));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<MotoPortal.Customers.Records.KnownCustomer>()
            .Where(known => known.Id == id).Select(known => new { known.Name, known.SearchName, known.Email }).SingleAsync())
            .ShouldBe(new { Name = "", SearchName = "", Email = (string?)"zoe@example.com" });
    }

    [Fact]
    public async Task What_is_stored_never_stands_in_the_log_of_the_database()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.IsSensitiveDataLoggingEnabled.ShouldBeFalse();
    }
}
