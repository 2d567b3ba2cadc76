using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>
/// What calls with a lost answer made at Stripe: each try keeps its own fate, Stripe is asked before another try under a new key, and what
/// was made in excess is removed.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class SpareObjectsTests : IAsyncLifetime
{
    private const string MakeIntent = "POST /v1/setup_intents";
    private const string MakeCustomer = "POST /v1/customers";
    private const string TooMany =
        """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Request rate limit exceeded."}}""";

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_refused_try_under_a_new_key_says_nothing_about_the_one_before_whose_answer_was_lost()
    {
        var id = await LoseIntentTwiceAsync(delivers: false);
        _host.Proxy.Answer(MakeIntent, 429, TooMany);
        await _host.SendAsync(id);
        _host.Clock.Advance(TimeSpan.FromSeconds(2));

        // The first try arrives only now, and the next one looks for it.
        await _host.Proxy.DeliverAsync();
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());

        (await _host.Stripe.V1.SetupIntents.ListAsync()).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_SetupIntent_that_is_made_after_Stripe_was_asked_is_canceled_within_the_day()
    {
        var id = await LoseIntentTwiceAsync(delivers: false);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
        await _host.Proxy.DeliverAsync();
        var used = await _host.IntentAtStripeAsync(id);
        (await _host.Stripe.V1.SetupIntents.ListAsync()).Select(intent => intent.Status)
            .ShouldBe(["requires_payment_method", "requires_payment_method"]);

        await SweepAsync(TimeSpan.FromHours(3));

        (await _host.Stripe.V1.SetupIntents.ListAsync()).Where(intent => intent.Status is not "canceled").Select(intent => intent.Id)
            .ShouldBe([used.Id]);
        (await _host.TimelineAsync(id)).Count(kind => kind is "setup.spare_removed").ShouldBe(1);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
    }

    [Fact]
    public async Task An_event_about_a_SetupIntent_that_no_setup_has_finds_its_setup_by_what_is_noted_on_it()
    {
        var id = await LoseIntentTwiceAsync(delivers: false);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
        await _host.Proxy.DeliverAsync();
        var used = await _host.IntentAtStripeAsync(id);
        var spare = (await _host.Stripe.V1.SetupIntents.ListAsync()).Single(intent => intent.Id != used.Id);

        await ApplyAsync(
            new StripeEventReference("setup_intent.created", SetupIntentId.From(spare.Id), null));

        (await _host.Stripe.V1.SetupIntents.GetAsync(spare.Id)).Status.ShouldBe("canceled");
        (await _host.IntentAtStripeAsync(id)).Status.ShouldBe("requires_payment_method");
    }

    [Fact]
    public async Task An_event_gives_a_setup_the_SetupIntent_whose_answer_it_never_heard()
    {
        var id = await LoseIntentTwiceAsync(delivers: true);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        var made = (await _host.Stripe.V1.SetupIntents.ListAsync()).Single();

        await ApplyAsync(
            new StripeEventReference("setup_intent.created", SetupIntentId.From(made.Id), null));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);
        (await _host.IntentAtStripeAsync(id)).Id.ShouldBe(made.Id);
    }

    [Fact]
    public async Task A_customer_whose_making_was_not_answered_is_found_and_not_made_again()
    {
        var id = await StartAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            _host.Proxy.Answer(MakeCustomer, 502, "<html>Bad gateway</html>", delivers: true);
            (await CreateCustomerAsync(id, "Zoë Ångström")).ShouldBe(new StepOutcome.NotReachable());
        }

        (await CreateCustomerAsync(id, "Zoë Ångström")).ShouldBe(new StepOutcome.Kept());

        (await _host.Stripe.V1.Customers.ListAsync()).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_second_customer_is_deleted_and_the_one_that_is_used_stays()
    {
        var id = await StartAsync();
        _host.Proxy.Answer(MakeCustomer, 502, "<html>Bad gateway</html>", delivers: true);
        (await CreateCustomerAsync(id, "Zoe Angstrom")).ShouldBe(new StepOutcome.NotReachable());
        (await CreateCustomerAsync(id, "Zoë Ångström")).ShouldBe(new StepOutcome.Kept());
        (await _host.Stripe.V1.Customers.ListAsync()).Count().ShouldBe(2);

        await SweepAsync(TimeSpan.FromMinutes(1));

        (await _host.Stripe.V1.Customers.ListAsync()).Select(customer => customer.Name).ShouldBe(["Zoë Ångström"]);
        (await _host.TimelineAsync(id)).Count(kind => kind is "setup.spare_removed").ShouldBe(1);
    }

    [Fact]
    public async Task A_customer_of_a_setup_that_came_to_nothing_is_deleted()
    {
        var id = await StartAsync();
        _host.Proxy.Answer(MakeCustomer, 502, "<html>Bad gateway</html>", delivers: true);
        await CreateCustomerAsync(id, "Zoë Ångström");
        await _host.Workflow.GiveUpAsync(id, CancellationToken.None);

        await SweepAsync(TimeSpan.FromMinutes(1));

        (await _host.Stripe.V1.Customers.ListAsync()).ShouldBeEmpty();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<KnownCustomer>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_call_on_its_way_makes_is_left_to_it()
    {
        var id = await StartAsync();
        _host.Proxy.Answer(MakeCustomer, 502, "<html>Bad gateway</html>");
        await CreateCustomerAsync(id, "Zoe Angstrom");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Proxy.Keep(MakeCustomer);
        var creating = CreateCustomerAsync(id, "Zoë Ångström");
        await _host.Proxy.KeptAsync();
        await _host.Workflow.GiveUpAsync(id, CancellationToken.None);
        var delivering = _host.Proxy.DeliverAsync();
        await _host.Get<SpareObjectsWorker>().WorkAsync(CancellationToken.None);
        await delivering;
        await creating;

        (await _host.Stripe.V1.Customers.ListAsync()).Count().ShouldBe(1);
    }

    private Task ApplyAsync(StripeEventReference notice) => _host.People.Portal.Get<IEnumerable<IStripeEventHandler>>()
        .OfType<SetupEvents>().Single().ApplyAsync(notice, CancellationToken.None);

    private async Task<CardSetupId> StartAsync() =>
        (await _host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();

    private Task<StepOutcome> CreateCustomerAsync(CardSetupId id, string name) => _host.CustomerStep.CreateCustomerAsync(
        id, new CustomerForm { Name = name, Email = "zoe@example.com" }, evenIfAlike: true, CancellationToken.None);

    /// <summary>A setup whose first two tries to make its SetupIntent were not answered; the first of them is held by the proxy.</summary>
    private async Task<CardSetupId> LoseIntentTwiceAsync(bool delivers)
    {
        var id = await _host.DraftAsync();
        if (delivers)
        {
            _host.Proxy.Answer(MakeIntent, 502, "<html>Bad gateway</html>", delivers: true);
        }
        else
        {
            _host.Proxy.Keep(MakeIntent);
        }

        await _host.RecordConsentAsync(id);
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        _host.Proxy.Answer(MakeIntent, 502, "<html>Bad gateway</html>");
        await _host.SendAsync(id);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Consented);
        return id;
    }

    private async Task SweepAsync(TimeSpan later)
    {
        _host.Clock.Advance(later);
        await _host.Get<SpareObjectsWorker>().WorkAsync(CancellationToken.None);
    }
}
