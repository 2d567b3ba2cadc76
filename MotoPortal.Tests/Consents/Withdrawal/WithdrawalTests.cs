using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Mail;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Withdrawal;

public sealed class WithdrawalTests : IAsyncLifetime
{
    private SaveCardHost _bench = null!;

    public async Task InitializeAsync() => _bench = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_withdrawn_consent_is_over_at_once_and_its_card_is_gone_at_the_next_look()
    {
        var id = await _bench.SealedAsync();
        var at = _bench.Clock.GetUtcNow();

        (await _bench.WithdrawAsync(id, " Moves abroad ")).ShouldBe(new WithdrawalOutcome.Withdrawn(at, HasCard: true, IsConfirmed: true));

        var withdrawn = await _bench.ConsentAsync(id);
        (withdrawn.Result, withdrawn.Ending, withdrawn.CardRemovedAt).ShouldBe(
            (ConsentResult.Withdrawn, new ConsentEndingView(ConsentEndingKind.Withdrawn, at, WithdrawalChannel.Telephone, null), null));
        (await _bench.IsAtStripeAsync(id)).ShouldBeTrue();

        await _bench.RemoveCardsAsync();

        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldBe(at);
        (await _bench.IsAtStripeAsync(id)).ShouldBeFalse();
        var ledger = await _bench.LedgerAsync(id);
        ledger.Select(entry => entry.Kind).TakeLast(2).ShouldBe(["consent.withdrawn", "card.removed"]);
        ledger[^2].Payload!.Json.ShouldContain("\"reason\":\"Moves abroad\"");
    }

    [Fact]
    public async Task While_Stripe_is_away_the_consent_is_over_and_the_card_goes_exactly_once_when_Stripe_is_back()
    {
        var id = await _bench.SealedAsync();
        var outage = _bench.Simulator.Faults.Set(FaultKind.ServerErrorBefore, sticky: true);

        (await _bench.WithdrawAsync(id)).ShouldBeOfType<WithdrawalOutcome.Withdrawn>();
        (await _bench.ConsentAsync(id)).Result.ShouldBe(ConsentResult.Withdrawn);
        for (var tries = 1; tries <= 9; tries++)
        {
            await _bench.RemoveCardsAsync();
            (await _bench.RemovalAsync(id))!.Tries.ShouldBe(tries);
            _bench.Clock.Advance(RemovalSchedule.PauseAfter(tries));
        }

        (await _bench.As(ActingPeople.Alex).Get<CardRemovalWorkflow>().CountLateAsync(CancellationToken.None)).ShouldBeGiven().ShouldBe(1);
        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldBeNull();

        _bench.Simulator.Faults.Clear(outage.Id);
        await _bench.RemoveCardsAsync();
        _bench.Clock.Advance(TimeSpan.FromMinutes(6));
        await _bench.RemoveCardsAsync();

        (await _bench.IsAtStripeAsync(id)).ShouldBeFalse();
        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
        (await _bench.RemovalAsync(id))!.Tries.ShouldBe(10);
        (await _bench.As(ActingPeople.Alex).Get<CardRemovalWorkflow>().CountLateAsync(CancellationToken.None)).ShouldBeGiven().ShouldBe(0);
        (await _bench.LedgerAsync(id)).Count(entry => entry.Kind == "card.removed").ShouldBe(1);
    }

    [Theory]
    [InlineData(nameof(FaultKind.ConnectionDropped))]
    [InlineData(nameof(FaultKind.ServerErrorAfter))]
    public async Task An_answer_that_is_lost_on_its_way_is_asked_for_again_and_the_card_counts_as_removed(string fault)
    {
        var id = await _bench.SealedAsync();
        await _bench.WithdrawAsync(id);
        _bench.Fault(Enum.Parse<FaultKind>(fault), "/detach");

        await WaitForRemovalAsync(id);

        (await _bench.IsAtStripeAsync(id)).ShouldBeFalse();
        (await _bench.LedgerAsync(id)).Count(entry => entry.Kind == "card.removed").ShouldBe(1);
    }

    [Fact]
    public async Task A_card_that_somebody_removed_at_Stripe_already_counts_as_removed()
    {
        var id = await _bench.SealedAsync();
        await _bench.Stripe.V1.PaymentMethods.DetachAsync((await _bench.ConsentAsync(id)).Card!.PaymentMethod.Value);

        await _bench.WithdrawAsync(id);
        await _bench.RemoveCardsAsync();

        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_card_whose_customer_was_deleted_at_Stripe_counts_as_removed()
    {
        var id = await _bench.SealedAsync();
        var customer = (await _bench.Stripe.V1.PaymentMethods.GetAsync((await _bench.ConsentAsync(id)).Card!.PaymentMethod.Value)).CustomerId;
        await _bench.Stripe.V1.Customers.DeleteAsync(customer);

        await _bench.WithdrawAsync(id);
        await _bench.RemoveCardsAsync();

        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_nodes_at_once_ask_Stripe_once()
    {
        var id = await _bench.SealedAsync();
        await _bench.WithdrawAsync(id);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _bench.RemoveCardsAsync()));

        var call = (await _bench.DetachCallsAsync(id)).ShouldHaveSingleItem();
        (call.Tries, (await _bench.RemovalAsync(id))!.Tries).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_second_withdrawal_says_that_it_had_ended_and_changes_nothing()
    {
        var id = await _bench.SealedAsync();
        var at = _bench.Clock.GetUtcNow();
        await _bench.WithdrawAsync(id);
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));

        (await _bench.WithdrawAsync(id)).ShouldBe(new WithdrawalOutcome.AlreadyEnded(ConsentEndingKind.Withdrawn, at));
        (await _bench.LedgerAsync(id)).Count(entry => entry.Kind == "consent.withdrawn").ShouldBe(1);
    }

    [Fact]
    public async Task Two_clerks_at_once_withdraw_it_once()
    {
        var id = await _bench.SealedAsync();

        var outcomes = await Task.WhenAll(_bench.WithdrawAsync(id), _bench.WithdrawAsync(id));

        outcomes.Count(outcome => outcome is WithdrawalOutcome.Withdrawn).ShouldBe(1);
        outcomes.Count(outcome => outcome is WithdrawalOutcome.AlreadyEnded).ShouldBe(1);
    }

    [Fact]
    public async Task A_reason_that_holds_a_card_number_is_refused_and_nothing_is_withdrawn()
    {
        var id = await _bench.SealedAsync();

        (await _bench.WithdrawAsync(id, "the card 4242 4242 4242 4242")).ShouldBe(new WithdrawalOutcome.InvalidReason(FieldProblem.HoldsCardNumber));
        (await _bench.ConsentAsync(id)).Result.ShouldBe(ConsentResult.CardSaved);
    }

    [Fact]
    public async Task The_customer_gets_a_confirmation_in_the_language_of_the_consent()
    {
        var id = await _bench.SealedAsync();

        await _bench.WithdrawAsync(id);

        await using var db = await _bench.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var mail = await db.Set<OutgoingMail>().SingleAsync(mail => mail.Kind == MailKind.WithdrawalConfirmation);
        (mail.To, mail.Subject).ShouldBe(("customer1@example.com", "Votre consentement C-1001 est retiré"));
        mail.Text.ShouldContain("La carte Visa •••• 4242 est en cours de suppression");
    }

    [Fact]
    public async Task An_unknown_consent_is_not_found() =>
        (await _bench.WithdrawAsync(ConsentId.Create(_bench.Clock.GetUtcNow()))).ShouldBe(new WithdrawalOutcome.NotFound());

    [Fact]
    public async Task Before_a_reader_is_asked_a_withdrawal_stops_the_setup_and_cancels_what_was_made_ahead()
    {
        var setup = await _bench.ConsentedAsync();
        var id = (await _bench.SeeAsync(setup)).Consent!.Id;

        (await _bench.WithdrawAsync(id)).ShouldBeOfType<WithdrawalOutcome.Withdrawn>().HasCard.ShouldBeFalse();
        await _bench.LookAfterAsync(setup, TimeSpan.FromSeconds(1));

        (await _bench.SeeAsync(setup)).State.ShouldBe(SetupState.Abandoned);
        (await _bench.SendAsync(setup)).ShouldBe(new SendOutcome.NotNow(SetupState.Abandoned));
        (await _bench.IntentAtStripeAsync(setup)).Status.ShouldBe("canceled");
        (await _bench.ConsentAsync(id)).Result.ShouldBe(ConsentResult.Withdrawn);
    }

    [Fact]
    public async Task While_a_reader_asks_for_the_card_the_setup_has_to_be_stopped_first()
    {
        var setup = await _bench.OnReaderAsync();
        var id = (await _bench.SeeAsync(setup)).Consent!.Id;

        (await _bench.WithdrawAsync(id)).ShouldBe(new WithdrawalOutcome.CardBeingTaken(setup));
        (await _bench.ConsentAsync(id)).Ending.ShouldBeNull();
    }

    [Fact]
    public async Task A_card_that_arrives_after_the_end_is_sealed_as_a_fact_and_removed()
    {
        var setup = await _bench.OnReaderAsync();
        var id = (await _bench.SeeAsync(setup)).Consent!.Id;
        await _bench.Get<Atomic>().RunAsync(
            scope =>
            {
                scope.Db.Add(ConsentEnding.Write(id, ConsentEndingKind.Expired, MotoPortal.Ledger.Actor.Portal, _bench.Clock.GetUtcNow()));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await _bench.KeyInAsync();
        await _bench.LookAfterAsync(setup, TimeSpan.FromSeconds(3));
        await _bench.RemoveCardsAsync();

        var consent = await _bench.ConsentAsync(id);
        (consent.Result, consent.Card is not null, consent.CardRemovedAt is not null).ShouldBe((ConsentResult.Expired, true, true));
        (await _bench.IsAtStripeAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public void The_pauses_grow_to_five_minutes_and_never_end() =>
        new[] { 1, 2, 3, 6, 7, 8, 1_000_000 }.Select(tries => RemovalSchedule.PauseAfter(tries).TotalSeconds).ShouldBe([5, 10, 20, 160, 300, 300, 300]);

    [Fact]
    public async Task Whoever_watches_the_customer_sees_the_withdrawal_and_then_the_removal()
    {
        var id = await _bench.SealedAsync();
        var customer = (await _bench.ConsentAsync(id)).CustomerId;
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var seen = _bench.Get<ConsentFeed>().WatchAsync(customer, enough.Token).GetAsyncEnumerator(enough.Token);

        async Task<ConsentView> NextAsync()
        {
            (await seen.MoveNextAsync()).ShouldBeTrue();
            return seen.Current.ShouldHaveSingleItem();
        }

        (await NextAsync()).Result.ShouldBe(ConsentResult.CardSaved);
        await _bench.WithdrawAsync(id);
        (await NextAsync()).Result.ShouldBe(ConsentResult.Withdrawn);
        await _bench.RemoveCardsAsync();
        (await NextAsync()).CardRemovedAt.ShouldNotBeNull();
    }

    private async Task WaitForRemovalAsync(ConsentId id)
    {
        for (var tries = 1; tries <= 5 && (await _bench.ConsentAsync(id)).CardRemovedAt is null; tries++)
        {
            await _bench.RemoveCardsAsync();
            _bench.Clock.Advance(RemovalSchedule.LongestPause);
        }

        (await _bench.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
    }
}
