using Microsoft.Extensions.Options;
using MotoPortal.Consents;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Faults;
using MotoPortal.Tests.SaveCard;
using Stripe;

namespace MotoPortal.Tests.Charges.Model;

/// <summary>
/// A host on which many sequences run one after the other, each with its own customer. Customers and cards are created at the simulator
/// over HTTP; consents and cards are written by the rooms' own records, without page and reader.
/// </summary>
internal sealed class ModelHost(FaultBench bench) : IAsyncDisposable
{
    /// <summary>The number of sequences after which a host is replaced, before its files slow it down.</summary>
    public const int MostSequences = 150;

    private SaveCardHost Host => bench.Host;

    public int Played { get; private set; }

    public static async Task<ModelHost> StartAsync() => new(await FaultBench.StartAsync());

    /// <summary>Starts a sequence on the first of January of the next year, plus some hours.</summary>
    public async Task<ModelRun> BeginAsync(ModelSequence sequence)
    {
        Played++;
        var start = new DateTimeOffset(Host.Clock.GetUtcNow().Year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(sequence.StartsAfterHours);
        Host.Clock.SetUtcNow(start);
        var scope = sequence.Scope.On(DateOnly.FromDateTime(start.UtcDateTime));
        var customer = await Host.Stripe.V1.Customers.CreateAsync(
            new CustomerCreateOptions { Name = $"Customer {Played}", PaymentMethod = sequence.Card });
        var card = (await Host.Stripe.V1.PaymentMethods.ListAsync(new PaymentMethodListOptions { Customer = customer.Id, Type = "card" }))
            .Single();
        var consent =
            await GiveAsync(scope, new StripeCustomer(CustomerId.From(customer.Id), customer.Name, Email: null, Phone: null), card);
        while (await bench.NewEventsAsync() is { Count: > 0 })
        {
            // Those of the sequence before, and of making the customer.
        }

        return new ModelRun(bench, consent, scope, customer.Id, start);
    }

    public async ValueTask DisposeAsync() => await bench.DisposeAsync();

    private async Task<ConsentId> GiveAsync(ConsentScope scope, StripeCustomer customer, PaymentMethod card)
    {
        var now = Host.Clock.GetUtcNow();
        var script = await Host.Get<ConsentScripts>().ReadAsync("en", scope, CancellationToken.None);
        var evidence = new EvidenceGiven(
            new EvidenceForm
            {
                CallReference =
                "CALL-77",
                IdentityCheck = IdentityCheck.CallBack,
                IdentityPassed = true,
                Cardholder = Cardholder.Customer
            },
            [.. script.Parts.Select(part => new PartAnswer(part.Key, Yes: true, now))],
            SignedFormSha256: null);
        return await Host.Get<Atomic>().RunAsync(
            async atomic =>
            {
                var known = KnownCustomer.Create(PortalCustomerId.Create(now), customer, now);
                atomic.Db.Add(known);
                var given = new ConsentGiven(
                    CardSetupId.Create(now), known
                        .ToView(), OrderChannel.Telephone, "A-1", script, scope, AllowsRedisplay: false, evidence, Replaces: null,
                    Host.Get<IOptions<MerchantOptions>>().Value, Store: null, SaveCardHost.Camille);
                var records = Host.Get<ConsentRecords>();
                var id = await records.GiveAsync(atomic, given, CancellationToken.None);
                await atomic.Db.SaveChangesAsync();

                // An expiry beyond every clock used here.
                var saved = new StripeCard(PaymentMethodId.From(card.Id), card.Card.Brand, card.Card.Last4, 12, 9998, customer.Id);
                await records.SealAsync(atomic, id, saved, countedAsMoto: true, CancellationToken.None);
                return id;
            },
            CancellationToken.None);
    }
}
