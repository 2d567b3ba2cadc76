using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

public sealed class WholeSaveTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_card_keyed_in_on_the_reader_is_sealed_into_the_consent()
    {
        var id = await _host.OnReaderAsync();
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));

        var view = await _host.SeeAsync(id);
        view.State.ShouldBe(SetupState.Saved);
        view.Step.ShouldBe(SetupStep.Done);
        view.Consent!.Number.ShouldBe("C-1001");
        var card = view.Card.ShouldNotBeNull();
        (card.Brand, card.Last4, card.ExpMonth, card.ExpYear, card.CountedAsMoto).ShouldBe(("visa", "4242", 12, 2030, true));

        var consent = (await _host.Get<ConsentReads>().FindAsync(view.Consent.Id, CancellationToken.None)).ShouldNotBeNull();
        consent.Result.ShouldBe(ConsentResult.CardSaved);
        consent.Scope.ShouldBe(_host.Consent().ToScope(DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime)));
        consent.Card!.PaymentMethod.ShouldBe(card.PaymentMethod);
        (await _host.TimelineAsync(id)).ShouldBe(
        [
            "setup.started", "customer.created", "setup.order_noted", "consent.given", "setup.intent_created", "setup.recording_stopped",
            "setup.sent_to_reader", "setup.on_reader", "card.sealed",
        ]);
    }

    [Fact]
    public async Task The_saved_card_may_be_shown_again_only_with_the_separate_opt_in()
    {
        async Task<string> SaveAsync(bool redisplay)
        {
            var id = await _host.ConsentedAsync(redisplay: redisplay);
            await _host.SendAsync(id);
            await _host.KeyInAsync();
            await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));
            var card = (await _host.SeeAsync(id)).Card!.PaymentMethod;
            return (await _host.Stripe.V1.PaymentMethods.GetAsync(card.Value)).AllowRedisplay;
        }

        (await SaveAsync(redisplay: false)).ShouldBe("limited");
        (await SaveAsync(redisplay: true)).ShouldBe("always");
    }

    [Fact]
    public async Task Stripes_objects_carry_our_ids()
    {
        var id = await _host.ConsentedAsync();
        var intent = await _host.IntentAtStripeAsync(id);
        var customer = await _host.Stripe.V1.Customers.GetAsync(intent.CustomerId);
        var view = await _host.SeeAsync(id);

        var mark = (await _host.Get<LedgerMark>().ReadAsync(CancellationToken.None)).ShouldNotBeNull();
        intent.Metadata.Select(pair => (pair.Key, pair.Value)).ShouldBe(
            [
                ("motoportal_setup", id.Value),
                ("motoportal_consent", view.Consent!.Id.Value),
                ("motoportal_customer", view.Customer!.Id!.Value.Value),
                ("motoportal_ledger", mark),
            ],
            ignoreOrder: true);
        customer.Metadata.Select(pair => (pair.Key, pair.Value)).ShouldBe(
            [("motoportal_setup", id.Value), ("motoportal_customer", view.Customer.Id.Value.Value), ("motoportal_ledger", mark)],
            ignoreOrder: true);
        intent.PaymentMethodOptions.Card.SetupCredentialUsage.ShouldBe("recurring");
    }

    [Fact]
    public async Task No_reader_is_asked_before_the_consent_is_recorded()
    {
        var id = await _host.DraftAsync();

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotNow(SetupState.Draft));
        (await _host.CallsAsync(id)).ShouldNotContain(call => call.Kind == "process");
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
    }

    [Fact]
    public async Task After_a_decline_another_card_is_saved_on_the_same_SetupIntent()
    {
        var id = await _host.OnReaderAsync();
        var intent = (await _host.IntentAtStripeAsync(id)).Id;
        await _host.KeyInAsync("4000000000009995");
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));

        var declined = await _host.SeeAsync(id);
        (declined.State, declined.Step).ShouldBe((SetupState.IntentReady, SetupStep.Reader));
        declined.Problem.ShouldBe(new ProblemView(SetupProblem.Declined, "insufficient_funds", null));

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
        await _host.KeyInAsync("5555555555554444");
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));

        var saved = await _host.SeeAsync(id);
        (saved.State, saved.Problem, saved.Card!.Brand).ShouldBe((SetupState.Saved, null, "mastercard"));
        (await _host.IntentAtStripeAsync(id)).Id.ShouldBe(intent);
        (await _host.CallsAsync(id)).Where(call => call.Kind == "process").Select(call => call.Attempt).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Two_clicks_at_once_start_the_reader_once()
    {
        var id = await _host.ConsentedAsync();

        var outcomes = await Task.WhenAll(_host.SendAsync(id), _host.SendAsync(id));

        outcomes.ShouldContain(new SendOutcome.OnReader());
        (await _host.CallsAsync(id)).Count(call => call.Kind == "process").ShouldBe(1);
    }

    [Fact]
    public async Task Two_tabs_at_once_record_one_consent()
    {
        var id = await _host.DraftAsync();

        var outcomes = await Task.WhenAll(
            _host.RecordConsentAsync(id),
            _host.RecordConsentAsync(id));

        outcomes.Count(outcome => outcome is StepOutcome.Kept).ShouldBe(1);
        (await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(), CancellationToken.None)).Total.ShouldBe(1);
        (await _host.Stripe.V1.SetupIntents.ListAsync()).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_that_another_clerk_holds_is_not_taken_and_its_holder_is_named()
    {
        await _host.OnReaderAsync();
        var second = await _host.ConsentedAsync(SaveCardHost.Noor);

        // Stripe is asked first, and says that the reader is busy.
        (await _host.SendAsync(second, SaveCardHost.Noor)).ShouldBe(new SendOutcome.NotSent(SetupProblem.ReaderBusy));
        var reader = ((ReaderListOutcome.Listed)await _host.Get<ReaderDirectory>()
            .ListAsync(await StoreAsync(), CancellationToken.None)).Readers.Single(reader => reader.Id == _host.FrontDesk);
        reader.HeldBy.ShouldBe("Camille D.");
    }

    [Fact]
    public async Task A_reader_that_lost_its_power_still_belongs_to_its_setup_until_that_is_settled()
    {
        var first = await _host.OnReaderAsync();
        await _host.Stripe.V1.Terminal.Readers.CancelActionAsync(_host.FrontDesk.Value);
        var second = await _host.ConsentedAsync(SaveCardHost.Noor);

        (await _host.SendAsync(second, SaveCardHost.Noor)).ShouldBe(new SendOutcome.NotSent(SetupProblem.ReaderHeld));
        (await _host.SeeAsync(second)).Problem.ShouldBe(new ProblemView(SetupProblem.ReaderHeld, null, "Camille D."));

        await _host.PollOrStopAsync(first, TimeSpan.FromSeconds(3));
        (await _host.SendAsync(second, SaveCardHost.Noor)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    public async Task What_is_left_open_can_be_taken_up_unless_nothing_is_in_it()
    {
        await _host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None);
        await _host.DraftAsync(SaveCardHost.Noor);
        var open = await _host.DraftAsync();

        (await _host.Get<SetupReads>().ListOpenOfAsync(SaveCardHost.Camille.Id, CancellationToken.None)).Select(setup => setup.Id)
            .ShouldBe([open]);
    }

    [Fact]
    public async Task The_ledger_refuses_to_be_changed()
    {
        await _host.ConsentedAsync();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        foreach (var statement in new[]
        {
            "UPDATE ledger_entries SET \"Kind\" = 'x'",
            "DELETE FROM ledger_entries",
            TestDatabase.IsPostgres
                ? "TRUNCATE ledger_entries CASCADE"
                : "INSERT OR REPLACE INTO ledger_entries SELECT * FROM ledger_entries WHERE Sequence = 1",
            "UPDATE consents SET \"AllowsRedisplay\" = \"AllowsRedisplay\"", "DELETE FROM consents",
        })
        {
            (await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(statement))).Message
                .ShouldContain("append-only");
        }

        var entry = await db.Set<LedgerEntry>().Include(entry => entry.Payload).FirstAsync();
        entry.Commitment.ShouldBe(entry.Payload!.Commitment());
    }

    [Fact]
    public async Task A_card_that_Stripe_does_not_count_as_MOTO_is_kept_and_admins_are_told()
    {
        _host.Fault(FaultKind.MotoNotRecorded);
        var id = await _host.OnReaderAsync();
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));

        (await _host.SeeAsync(id)).Card!.CountedAsMoto.ShouldNotBe(true);
        (await _host.Get<ConsentReads>().CountNotMotoAsync(CancellationToken.None)).ShouldBe(1);
    }

    private async Task<LocationId> StoreAsync() =>
        (await _host.Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None)).Single(store => store.Name == "Store Lyon").Id;
}
