using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.SaveCard;

/// <summary>
/// A command that reaches its reader long after the portal's timeout, without webhooks: every saved card is recorded, and every reader is
/// released.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class LateReaderTests : IAsyncLifetime
{
    private const string Process = "POST /v1/terminal/readers";
    private static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(26);
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task While_the_call_may_still_be_on_its_way_it_is_not_taken_for_lost()
    {
        var id = await _host.ConsentedAsync();
        _host.Proxy.Keep(Process);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());

        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(20));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Settling);
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(6));

        var lost = await _host.SeeAsync(id);
        (lost.State, lost.Problem!.Kind).ShouldBe((SetupState.IntentReady, SetupProblem.ReaderNotReached));
    }

    [Fact]
    public async Task A_card_that_was_keyed_in_at_a_reader_that_lit_up_late_is_sealed()
    {
        var id = await LoseAsync();
        await _host.Proxy.DeliverAsync();
        await _host.KeyInAsync();

        await _host.PollOrStopAsync(id, TimeSpan.FromMinutes(1));

        var saved = await _host.SeeAsync(id);
        (saved.State, saved.Problem).ShouldBe((SetupState.Saved, null));
        (await _host.TimelineAsync(id)).Count(kind => kind is "card.sealed").ShouldBe(1);
    }

    [Fact]
    public async Task The_reconciler_goes_on_looking_for_a_day_ever_more_rarely()
    {
        var id = await LoseAsync();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var setup = await db.Set<CardSetup>().SingleAsync(setup => setup.Id == id);

        setup.NextCheckAt.ShouldBe(_host.Clock.GetUtcNow() + TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_reader_that_lit_up_late_is_followed_and_stopped_when_its_time_is_over()
    {
        var id = await LoseAsync();
        await _host.Proxy.DeliverAsync();

        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(30));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);
        await _host.PollOrStopAsync(id, TimeSpan.FromMinutes(10));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_attempt_was_taken_for_lost_is_taken()
    {
        var id = await _host.ConsentedAsync();
        _host.Proxy.Keep(Process);
        var sending = _host.SendAsync(id);
        await _host.Proxy.KeptAsync();
        await _host.PollOrStopAsync(id, GivenUp);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);

        await _host.Proxy.DeliverAsync();

        (await sending).ShouldBe(new SendOutcome.OnReader());
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);
    }

    [Fact]
    public async Task A_setup_that_was_given_up_darkens_the_reader_that_lit_up_late()
    {
        var id = await LoseAsync();
        await _host.Proxy.DeliverAsync();

        await _host.Workflow.GiveUpAsync(id, CancellationToken.None);

        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
        (await _host.IntentAtStripeAsync(id)).Status.ShouldBe("canceled");
    }

    [Fact]
    public async Task A_card_that_was_saved_late_for_a_setup_that_is_given_up_is_removed_only_when_it_was_read_to_be_gone()
    {
        var id = await LoseAsync();
        await _host.Proxy.DeliverAsync();
        await _host.KeyInAsync();
        _host.Proxy.Answer("POST /v1/payment_methods", 404, "<html>No such page</html>");

        await _host.Workflow.GiveUpAsync(id, CancellationToken.None);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Detaching);
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(31));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Detached);
        (await _host.Stripe.V1.PaymentMethods
            .ListAsync(new PaymentMethodListOptions { Customer = (await _host.IntentAtStripeAsync(id)).CustomerId })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payment_that_was_taken_on_a_reader_that_lit_up_late_is_written_down()
    {
        var id = await _host.PayableAsync();
        _host.Proxy.Keep(Process);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());
        await _host.PollOrStopAsync(id, GivenUp);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);
        await _host.Proxy.DeliverAsync();
        await _host.KeyInAsync();

        await _host.PollOrStopAsync(id, TimeSpan.FromMinutes(1));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
        (await _host.ChargesAsync(id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_second_try_that_is_refused_says_nothing_about_the_first_so_that_one_SetupIntent_is_made()
    {
        var id = await _host.DraftAsync();
        _host.Proxy.Answer("POST /v1/setup_intents", 502, "<html>Bad gateway</html>", delivers: true);
        await _host.RecordConsentAsync(id);
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        _host.Proxy.Answer(
            "POST /v1/setup_intents",
            429,
            """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Request rate limit exceeded."}}""");
        await _host.SendAsync(id);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Consented);
        _host.Clock.Advance(TimeSpan.FromSeconds(2));

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());

        (await _host.Stripe.V1.SetupIntents.ListAsync()).Count().ShouldBe(1);
    }

    // Held by the proxy until the caller's timeout, and then considered lost.
    private async Task<CardSetupId> LoseAsync()
    {
        var id = await _host.ConsentedAsync();
        _host.Proxy.Keep(Process);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());
        await _host.PollOrStopAsync(id, GivenUp);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);
        return id;
    }
}
