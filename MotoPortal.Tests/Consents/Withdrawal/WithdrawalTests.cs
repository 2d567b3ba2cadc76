using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Withdrawal;

public sealed class WithdrawalTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_withdrawn_consent_is_over_at_once_and_its_card_is_gone_at_the_next_look()
    {
        var id = await _host.SealedAsync();
        var at = _host.Clock.GetUtcNow();

        (await _host.WithdrawAsync(id, " Moves abroad ")).ShouldBe(new WithdrawalOutcome.Withdrawn(at, HasCard: true, IsConfirmed: true));

        var withdrawn = await _host.ConsentAsync(id);
        (withdrawn.Result, withdrawn.Ending, withdrawn.CardRemovedAt).ShouldBe(
            (ConsentResult.Withdrawn, new ConsentEndingView(ConsentEndingKind.Withdrawn, at, WithdrawalChannel.Telephone, null), null));
        (await _host.IsAtStripeAsync(id)).ShouldBeTrue();

        await _host.RemoveCardsAsync();

        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldBe(at);
        (await _host.IsAtStripeAsync(id)).ShouldBeFalse();
        var ledger = await _host.LedgerAsync(id);
        ledger.Select(entry => entry.Kind).TakeLast(2).ShouldBe(["consent.withdrawn", "card.removed"]);
        ledger[^2].Payload!.Json.ShouldContain("\"reason\":\"Moves abroad\"");
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task While_Stripe_is_away_the_consent_is_over_and_the_card_goes_exactly_once_when_Stripe_is_back()
    {
        var id = await _host.SealedAsync();
        var outage = _host.Simulator.Faults.Set(FaultKind.ServerErrorBefore, sticky: true);

        (await _host.WithdrawAsync(id)).ShouldBeOfType<WithdrawalOutcome.Withdrawn>();
        (await _host.ConsentAsync(id)).Result.ShouldBe(ConsentResult.Withdrawn);
        for (var tries = 1; tries <= 9; tries++)
        {
            await _host.RemoveCardsAsync();
            (await _host.RemovalAsync(id))!.Tries.ShouldBe(tries);
            _host.Clock.Advance(RemovalSchedule.PauseAfter(tries));
        }

        (await _host.As(ActingPeople.Alex).Get<CardRemovalWorkflow>().CountLateAsync(CancellationToken.None)).ShouldBeGiven().ShouldBe(1);
        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldBeNull();

        _host.Simulator.Faults.Clear(outage.Id);
        await _host.RemoveCardsAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(6));
        await _host.RemoveCardsAsync();

        (await _host.IsAtStripeAsync(id)).ShouldBeFalse();
        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
        (await _host.RemovalAsync(id))!.Tries.ShouldBe(10);
        (await _host.As(ActingPeople.Alex).Get<CardRemovalWorkflow>().CountLateAsync(CancellationToken.None)).ShouldBeGiven().ShouldBe(0);
        (await _host.LedgerAsync(id)).Count(entry => entry.Kind == "card.removed").ShouldBe(1);
    }

    [Theory]
    [InlineData(nameof(FaultKind.ConnectionDropped))]
    [InlineData(nameof(FaultKind.ServerErrorAfter))]
    public async Task An_answer_that_is_lost_on_its_way_is_asked_for_again_and_the_card_counts_as_removed(string fault)
    {
        var id = await _host.SealedAsync();
        await _host.WithdrawAsync(id);
        _host.Fault(Enum.Parse<FaultKind>(fault), "/detach");

        await WaitForRemovalAsync(id);

        (await _host.IsAtStripeAsync(id)).ShouldBeFalse();
        (await _host.LedgerAsync(id)).Count(entry => entry.Kind == "card.removed").ShouldBe(1);
    }

    [Fact]
    public async Task A_card_that_was_removed_at_Stripe_before_counts_as_removed()
    {
        var id = await _host.SealedAsync();
        await _host.Stripe.V1.PaymentMethods.DetachAsync((await _host.ConsentAsync(id)).Card!.PaymentMethod.Value);

        await _host.WithdrawAsync(id);
        await _host.RemoveCardsAsync();

        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_card_whose_customer_was_deleted_at_Stripe_counts_as_removed()
    {
        var id = await _host.SealedAsync();
        var customer = (await _host.Stripe.V1.PaymentMethods.GetAsync((await _host.ConsentAsync(id)).Card!.PaymentMethod.Value)).CustomerId;
        await _host.Stripe.V1.Customers.DeleteAsync(customer);

        await _host.WithdrawAsync(id);
        await _host.RemoveCardsAsync();

        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_nodes_at_once_ask_Stripe_once()
    {
        var id = await _host.SealedAsync();
        await _host.WithdrawAsync(id);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _host.RemoveCardsAsync()));

        var call = (await _host.DetachCallsAsync(id)).ShouldHaveSingleItem();
        (call.Tries, (await _host.RemovalAsync(id))!.Tries).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_second_withdrawal_says_that_it_had_ended_and_changes_nothing()
    {
        var id = await _host.SealedAsync();
        var at = _host.Clock.GetUtcNow();
        await _host.WithdrawAsync(id);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        (await _host.WithdrawAsync(id)).ShouldBe(new WithdrawalOutcome.AlreadyEnded(ConsentEndingKind.Withdrawn, at));
        (await _host.LedgerAsync(id)).Count(entry => entry.Kind == "consent.withdrawn").ShouldBe(1);
    }

    [Fact]
    public async Task Two_clerks_at_once_withdraw_it_once()
    {
        var id = await _host.SealedAsync();

        var outcomes = await Task.WhenAll(_host.WithdrawAsync(id), _host.WithdrawAsync(id));

        outcomes.Count(outcome => outcome is WithdrawalOutcome.Withdrawn).ShouldBe(1);
        outcomes.Count(outcome => outcome is WithdrawalOutcome.AlreadyEnded).ShouldBe(1);
    }

    [Fact]
    public async Task A_reason_that_holds_a_card_number_is_refused_and_nothing_is_withdrawn()
    {
        var id = await _host.SealedAsync();

        (await _host.WithdrawAsync(id, "the card 4242 4242 4242 4242")).ShouldBe(
            new WithdrawalOutcome.InvalidReason(FieldProblem.HoldsCardNumber));
        (await _host.ConsentAsync(id)).Result.ShouldBe(ConsentResult.CardSaved);
    }

    [Fact]
    public async Task The_customer_gets_a_confirmation_in_the_language_of_the_consent()
    {
        var id = await _host.SealedAsync();

        await _host.WithdrawAsync(id);

        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var mail = await db.Set<OutgoingMail>().SingleAsync(mail => mail.Kind == MailKind.WithdrawalConfirmation);
        (mail.To, mail.Subject).ShouldBe(("customer1@example.com", "Votre consentement C-1001 est retiré"));
        mail.Text.ShouldContain("La carte Visa •••• 4242 est en cours de suppression");
    }

    [Fact]
    public async Task An_unknown_consent_is_not_found() =>
        (await _host.WithdrawAsync(ConsentId.Create(_host.Clock.GetUtcNow()))).ShouldBe(new WithdrawalOutcome.NotFound());

    [Fact]
    public async Task Before_a_reader_is_asked_a_withdrawal_stops_the_setup_and_cancels_what_was_made_ahead()
    {
        var setup = await _host.ConsentedAsync();
        var id = (await _host.SeeAsync(setup)).Consent!.Id;

        (await _host.WithdrawAsync(id)).ShouldBeOfType<WithdrawalOutcome.Withdrawn>().HasCard.ShouldBeFalse();
        await _host.PollOrStopAsync(setup, TimeSpan.FromSeconds(1));

        (await _host.SeeAsync(setup)).State.ShouldBe(SetupState.Abandoned);
        (await _host.SendAsync(setup)).ShouldBe(new SendOutcome.NotNow(SetupState.Abandoned));
        (await _host.IntentAtStripeAsync(setup)).Status.ShouldBe("canceled");
        (await _host.ConsentAsync(id)).Result.ShouldBe(ConsentResult.Withdrawn);
    }

    [Fact]
    public async Task While_a_reader_asks_for_the_card_the_setup_has_to_be_stopped_first()
    {
        var setup = await _host.OnReaderAsync();
        var id = (await _host.SeeAsync(setup)).Consent!.Id;

        (await _host.WithdrawAsync(id)).ShouldBe(new WithdrawalOutcome.CardBeingTaken(setup));
        (await _host.ConsentAsync(id)).Ending.ShouldBeNull();
    }

    [Fact]
    public async Task A_card_that_arrives_after_the_end_is_sealed_as_a_fact_and_removed()
    {
        var setup = await _host.OnReaderAsync();
        var id = (await _host.SeeAsync(setup)).Consent!.Id;
        await _host.Get<Atomic>().RunAsync(
            scope =>
            {
                scope.Db.Add(ConsentEnding.Write(id, ConsentEndingKind.Expired, MotoPortal.Ledger.Actor.Portal, _host.Clock.GetUtcNow()));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await _host.KeyInAsync();
        await _host.PollOrStopAsync(setup, TimeSpan.FromSeconds(3));
        await _host.RemoveCardsAsync();

        var consent = await _host.ConsentAsync(id);
        (consent.Result, consent.Card is not null, consent.CardRemovedAt is not null).ShouldBe((ConsentResult.Expired, true, true));
        (await _host.IsAtStripeAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public void The_pauses_grow_to_five_minutes_and_never_end() =>
        new[] { 1, 2, 3, 6, 7, 8, 1_000_000 }.Select(tries => RemovalSchedule.PauseAfter(tries).TotalSeconds)
            .ShouldBe([5, 10, 20, 160, 300, 300, 300]);

    [Fact]
    public async Task An_open_customer_page_shows_the_withdrawal_and_then_the_removal()
    {
        var id = await _host.SealedAsync();
        var customer = (await _host.ConsentAsync(id)).CustomerId;
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var seen = _host.Get<ConsentFeed>().WatchAsync(customer, enough.Token).GetAsyncEnumerator(enough.Token);

        async Task<ConsentView> NextAsync()
        {
            (await seen.MoveNextAsync()).ShouldBeTrue();
            return seen.Current.ShouldHaveSingleItem();
        }

        (await NextAsync()).Result.ShouldBe(ConsentResult.CardSaved);
        await _host.WithdrawAsync(id);
        (await NextAsync()).Result.ShouldBe(ConsentResult.Withdrawn);
        await _host.RemoveCardsAsync();
        (await NextAsync()).CardRemovedAt.ShouldNotBeNull();
    }

    private async Task WaitForRemovalAsync(ConsentId id)
    {
        for (var tries = 1; tries <= 5 && (await _host.ConsentAsync(id)).CardRemovedAt is null; tries++)
        {
            await _host.RemoveCardsAsync();
            _host.Clock.Advance(RemovalSchedule.LongestPause);
        }

        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
    }
}
