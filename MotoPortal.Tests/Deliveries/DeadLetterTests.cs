using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Deliveries;
using MotoPortal.Gateway.Objects;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Overview.ChargePages;
using MotoPortal.Primitives;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Deliveries;

/// <summary>Events that were given up and how they arrive, on the real worker, database and pages; the test provides the room.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Room _room = new();
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(
        others: services => services.RemoveAll<IStripeEventHandler>().AddSingleton<IStripeEventHandler>(_room));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_replayed_event_is_applied_and_the_ledger_says_who_replayed_it()
    {
        await GiveUpAsync("evt_1", "pi_1");

        (await AsAdmin().ReplayAsync("evt_1", CancellationToken.None)).ShouldBe(new DeadLetterOutcome.Replayed(1));
        _room.IsBroken = false;
        (await WorkAsync()).ShouldBe(1);

        var row = (await RowsAsync()).Single();
        row.AppliedAt.ShouldNotBeNull();
        (row.GaveUpAt, row.Problem).ShouldBe((null, null));
        (await EntriesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            entry => entry.ShouldStartWith("webhook.replayed"),
            entry => entry.ShouldContain("Alex P."),
            entry => entry.ShouldContain("""{"event":"evt_1","events":1,"problem":"Failed","type":"charge.refunded"}"""));
        (await AsAdmin().ReplayAsync("evt_1", CancellationToken.None)).ShouldBe(new DeadLetterOutcome.NotFound());
    }

    [Fact]
    public async Task All_are_replayed_at_once_but_for_those_that_cannot_be_read()
    {
        await GiveUpAsync("evt_1", "pi_1");
        await GiveUpAsync("evt_2", "pi_2");
        await AddAsync(StripeEventRow.Unreadable("evt_thin", "v1.charge.refunded", _host.Clock.GetUtcNow()));

        (await AsAdmin().ReplayAllAsync(CancellationToken.None)).ShouldBe(new DeadLetterOutcome.Replayed(2));
        _room.IsBroken = false;
        (await WorkAsync()).ShouldBe(2);

        (await AsAdmin().ReplayAllAsync(CancellationToken.None)).ShouldBe(new DeadLetterOutcome.NotFound());
        (await AsAdmin().ReplayAsync("evt_thin", CancellationToken.None)).ShouldBe(new DeadLetterOutcome.NotAtStripe());
        (await AsAdmin().SetAsideAsync("evt_thin", CancellationToken.None)).ShouldBe(new DeadLetterOutcome.SetAside());
        (await ReadAsync()).Letters.ShouldBeEmpty();
        (await EntriesAsync()).Select(entry => entry.Split(' ')[0]).ShouldBe(["webhook.replayed", "webhook.set_aside"]);
    }

    [Fact]
    public async Task An_event_that_could_not_be_read_is_read_at_Stripe()
    {
        var customer = await _host.Stripe.V1.Customers.CreateAsync(new Stripe.CustomerCreateOptions { Name = "Zoë" });
        await _host.Stripe.V1.Customers.UpdateAsync(customer.Id, new Stripe.CustomerUpdateOptions { Name = "Zoé" });
        var sent = (await _host.Stripe.V1.Events.ListAsync(new Stripe.EventListOptions { Type = "customer.updated" })).First();
        await AddAsync(StripeEventRow.Unreadable(sent.Id, "", _host.Clock.GetUtcNow()));
        _room.IsBroken = false;

        (await AsAdmin().ReplayAsync(sent.Id, CancellationToken.None)).ShouldBe(new DeadLetterOutcome.Replayed(1));
        (await WorkAsync()).ShouldBe(1);

        var row = (await RowsAsync()).Single();
        (row.Type, row.Subject, row.Customer?.Value, row.Problem, row.AppliedAt is null).ShouldBe(
            ("customer.updated", customer.Id, customer.Id, null, false));
        (await EntriesAsync()).ShouldHaveSingleItem().ShouldContain("Unreadable");

        // While Stripe cannot be asked, it stays what it is.
        await AddAsync(StripeEventRow.Unreadable("evt_2", "", _host.Clock.GetUtcNow()));
        await _host.Simulator.DisposeAsync();
        (await AsAdmin().ReplayAsync("evt_2", CancellationToken.None)).ShouldBe(new DeadLetterOutcome.CannotAskStripe());
        (await ReadAsync()).Letters.ShouldHaveSingleItem().IsReadable.ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_start_the_portal_reads_at_Stripe_what_it_could_not_read_before_and_says_so_once()
    {
        var customer = await _host.Stripe.V1.Customers.CreateAsync(new Stripe.CustomerCreateOptions { Name = "Zoë" });
        await _host.Stripe.V1.Customers.UpdateAsync(customer.Id, new Stripe.CustomerUpdateOptions { Name = "Zoé" });
        var sent = (await _host.Stripe.V1.Events.ListAsync(new Stripe.EventListOptions { Type = "customer.updated" })).First();
        await AddAsync(StripeEventRow.Unreadable(sent.Id, "", _host.Clock.GetUtcNow()));
        await AddAsync(StripeEventRow.Unreadable("evt_forgotten", "", _host.Clock.GetUtcNow()));
        _room.IsBroken = false;
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        var worker = _host.Get<UnreadEventsWorker>();
        _host.Simulator.Faults.Set(FaultKind.ServerErrorBefore, sticky: true, request: "/v1/events");
        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(0);
        _host.Simulator.Faults.ClearAll();

        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(1);
        (await WorkAsync()).ShouldBe(1);

        (await RowsAsync()).Single(row => row.EventId == sent.Id).ShouldSatisfyAllConditions(
            row => (row.Type, row.Customer?.Value).ShouldBe(("customer.updated", customer.Id)),
            row => row.AppliedAt.ShouldNotBeNull());
        (await ReadAsync()).Letters.ShouldHaveSingleItem().EventId.ShouldBe("evt_forgotten");
        (await EntriesAsync()).ShouldHaveSingleItem().ShouldContain("MotoPortal");
        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(0);
        _host.Log.Lines.Count(line => line.Event.Id is 5307).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_that_fails_again_after_a_replay_is_tried_for_another_day()
    {
        await GiveUpAsync("evt_1", "pi_1");
        await AsAdmin().ReplayAllAsync(CancellationToken.None);

        await WorkAsync();
        (await ReadAsync()).ShouldSatisfyAllConditions(view => view.Letters.ShouldBeEmpty(), view => view.Waiting.ShouldBe(1));
        _host.Clock.Advance(WebhookWorker.TriedFor + TimeSpan.FromMinutes(10));
        await WorkAsync();

        (await ReadAsync()).Letters.Single().Failure.ShouldBe(nameof(InvalidDataException));
    }

    [Fact]
    public async Task Only_an_administrator_replays()
    {
        await GiveUpAsync("evt_1", "pi_1");

        foreach (var person in new[] { ActingPeople.Sam, ActingPeople.Audrey, ActingPeople.Camille })
        {
            var workflow = _host.As(person).Get<DeadLetterWorkflow>();
            (await workflow.ReplayAsync("evt_1", CancellationToken.None)).ShouldBe(new DeadLetterOutcome.NotAllowed());
            (await workflow.ReplayAllAsync(CancellationToken.None)).ShouldBe(new DeadLetterOutcome.NotAllowed());
            (await workflow.SetAsideAsync("evt_1", CancellationToken.None)).ShouldBe(new DeadLetterOutcome.NotAllowed());
        }

        (await ReadAsync()).Letters.Length.ShouldBe(1);
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lag_is_measured_from_Stripes_time_over_the_last_hour_and_what_waits_tells_its_age()
    {
        await GiveUpAsync("evt_replayed", "pi_replayed");
        _room.IsBroken = false;
        await ApplyAsync(after: TimeSpan.FromHours(3));
        _host.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var seconds in new[] { 1, 2, 40 })
        {
            await ApplyAsync(TimeSpan.FromSeconds(seconds));
        }

        await AsAdmin().ReplayAllAsync(CancellationToken.None);
        (await WorkAsync()).ShouldBe(1, "a day old, and no measure of the way here");
        await AddAsync(Event("evt_waiting", "pi_waiting", TimeSpan.FromMinutes(20)));

        var view = await ReadAsync();

        view.Lag.ShouldBe(new LagView(3, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(40)));
        (view.Waiting, view.OldestWaiting).ShouldBe((1, TimeSpan.FromMinutes(20)));
        (await Reads().ReadTroubleAsync(CancellationToken.None)).ShouldBe(new DeliveryTrouble(0, TimeSpan.FromMinutes(20)));
    }

    [Theory]
    [InlineData("en", "Applying it failed for a day.", "Replay", "The event is tried again now.", "No event was given up.")]
    [InlineData(
        "fr", "L’application a échoué pendant un jour.", "Rejouer", "L’événement est réessayé maintenant.",
        "Aucun événement n’a été abandonné.")]
    public async Task The_page_names_the_cause_and_an_administrator_replays(
        string language, string cause, string button, string done, string none)
    {
        await GiveUpAsync("evt_1", "pi_1");
        _host.Get<RefusedPosts>().Add(PostRefusal.Forged, origin: null);
        await _host.Get<RefusedPosts>().WriteAsync(CancellationToken.None);
        await using var screen = Screen(language);
        var page = screen.Render<WebhooksPage>();
        var home = screen.Render<DeliveryPanel>();
        page.WaitForAssertion(() => page.FindAll("tbody tr").Count.ShouldBe(1), Limit);
        ScreenContext.Words(page.Find("tbody tr")).ShouldContain($"{cause} InvalidDataException");
        ScreenContext.Words(page.Find("[data-fact=refused]")).ShouldStartWith("1 · ");
        home.WaitForAssertion(() => home.Find("a").GetAttribute("href").ShouldBe("/webhooks"), Limit);

        await page.FindAll("tbody button").Single(each => each.TextContent.Trim() == button).ClickAsync(new MouseEventArgs());

        page.WaitForAssertion(() => ScreenContext.Words(page.Find(".callout, [role=status]")).ShouldContain(done), Limit);
        page.WaitForAssertion(() => page.Markup.ShouldContain(none), Limit);
        home.WaitForAssertion(() => home.Markup.Trim().ShouldBeEmpty(), Limit);
    }

    private DeadLetterWorkflow AsAdmin() => _host.As(ActingPeople.Alex).Get<DeadLetterWorkflow>();

    private DeliveryReads Reads() => _host.Get<DeliveryReads>();

    private Task<DeliveryView> ReadAsync() => Reads().ReadAsync(CancellationToken.None);

    private Task<int> WorkAsync() => _host.Get<WebhookWorker>().WorkAsync(CancellationToken.None);

    private async Task GiveUpAsync(string id, string payment)
    {
        var old = WebhookWorker.TriedFor + TimeSpan.FromMinutes(1);
        await AddAsync(Event(id, payment, old, old));
        await WorkAsync();
    }

    private async Task ApplyAsync(TimeSpan after)
    {
        await AddAsync(Event($"evt_{after}", $"pi_{after.TotalSeconds}", after));
        (await WorkAsync()).ShouldBe(1);
    }

    private StripeEventRow Event(string id, string payment, TimeSpan age, TimeSpan received = default) => StripeEventRow.Receive(
        id,
        new StripeEventReference("charge.refunded", null, null, PaymentIntentId.From(payment)),
        _host.Clock.GetUtcNow() - received,
        _host.Clock.GetUtcNow() - age);

    private Task AddAsync(StripeEventRow row) => _host.Get<Atomic>().RunAsync(
        scope =>
        {
            scope.Db.Add(row);
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private async Task<List<StripeEventRow>> RowsAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeEventRow>().AsNoTracking().ToListAsync();
    }

    private async Task<List<string>> EntriesAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entries = await db.Set<LedgerEntry>().Where(entry => entry.Kind.StartsWith("webhook.")).OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Kind, db.Set<LedgerPayload>().Single(payload => payload.Sequence == entry.Sequence).Json })
            .ToListAsync();
        return [.. entries.Select(entry => $"{entry.Kind} {entry.Json}")];
    }

    private ScreenContext Screen(string language) => new(language, [Policies.Administer], rooms =>
    {
        rooms.AddSingleton<TimeProvider>(_host.Clock);
        rooms.AddSingleton(Reads());
        rooms.AddSingleton(AsAdmin());
        rooms.AddSingleton(_host.Get<IOptions<StripeOptions>>());
    });

    private sealed class Room : IStripeEventHandler
    {
        public bool IsBroken { get; set; } = true;

        public Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken) =>
            IsBroken ? throw new InvalidDataException("This room is broken.") : Task.FromResult(EventOutcome.Applied);
    }
}
