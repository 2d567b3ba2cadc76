using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Expiry;

public sealed class ExpiryTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_consent_expires_once_its_last_day_has_ended_everywhere_and_its_card_goes_with_it()
    {
        var id = await _host.SealedAsync();
        var lastDay = (await _host.ConsentAsync(id)).Scope.ValidUntil;
        var endsEverywhere = new DateTimeOffset(lastDay.AddDays(1).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

        _host.Clock.SetUtcNow(endsEverywhere.AddSeconds(-1));
        (await ExpireAsync()).ShouldBe(0);
        _host.Clock.SetUtcNow(endsEverywhere);
        (await ExpireAsync()).ShouldBe(1);

        var expired = await _host.ConsentAsync(id);
        (expired.Result, expired.Ending).ShouldBe(
            (ConsentResult.Expired, new ConsentEndingView(ConsentEndingKind.Expired, endsEverywhere, null, null)));
        (await _host.LedgerAsync(id))[^1].Kind.ShouldBe("consent.expired");
        await _host.RemoveCardsAsync();

        (await _host.IsAtStripeAsync(id)).ShouldBeFalse();
        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldBe(endsEverywhere);
    }

    [Fact]
    public async Task A_customer_who_withdraws_an_expired_consent_has_the_card_removed_at_once()
    {
        var id = await _host.SealedAsync();
        _host.Clock.Advance(TimeSpan.FromDays(400));
        await ExpireAsync();

        (await _host.WithdrawAsync(id)).ShouldBeOfType<MotoPortal.Consents.Withdrawal.WithdrawalOutcome.AlreadyEnded>().Kind
            .ShouldBe(ConsentEndingKind.Expired);
        await _host.RemoveCardsAsync();

        (await _host.IsAtStripeAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_nodes_at_once_write_one_end()
    {
        var id = await _host.SealedAsync();
        _host.Clock.Advance(TimeSpan.FromDays(400));

        var ended = await Task.WhenAll(ExpireAsync(), ExpireAsync());

        ended.Sum().ShouldBe(1);
        (await _host.LedgerAsync(id)).Count(entry => entry.Kind == "consent.expired").ShouldBe(1);
    }

    [Fact]
    public async Task A_setup_that_was_never_finished_ends_with_its_consent()
    {
        var setup = await _host.ConsentedAsync();
        _host.Clock.Advance(TimeSpan.FromDays(400));

        (await ExpireAsync()).ShouldBe(1);

        (await _host.SeeAsync(setup)).State.ShouldBe(SetupState.Abandoned);
    }

    [Fact]
    public async Task What_ends_within_thirty_days_is_listed_the_soonest_first()
    {
        var id = await _host.SealedAsync();
        var expiring = _host.Get<ExpiringReads>();
        (await expiring.ListAsync(20, CancellationToken.None)).ShouldBeEmpty();

        _host.Clock.Advance(TimeSpan.FromDays(340));

        (await expiring.ListAsync(20, CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe(id);
        var query = new ConsentQuery(EndsBy: expiring.Horizon);
        (await _host.Get<ConsentReads>().ListAsync(query, CancellationToken.None)).Rows.ShouldHaveSingleItem().Id.ShouldBe(id);
        await _host.WithdrawAsync(id);
        (await expiring.ListAsync(20, CancellationToken.None)).ShouldBeEmpty();
        (await _host.Get<ConsentReads>().ListAsync(query, CancellationToken.None)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_consent_is_marked_once_for_the_customer_to_be_asked_again()
    {
        var id = await _host.SealedAsync();

        Task<RenewalOutcome> MarkAsync() => _host.As(ActingPeople.Sam).Get<RenewalWorkflow>().MarkAsync(id, CancellationToken.None);

        (await MarkAsync()).ShouldBe(RenewalOutcome.Marked);
        (await MarkAsync()).ShouldBe(RenewalOutcome.AlreadyMarked);
        (await _host.ConsentAsync(id)).IsMarkedForRenewal.ShouldBeTrue();
        (await _host.LedgerAsync(id)).Count(entry => entry.Kind == "consent.marked_for_renewal").ShouldBe(1);
        await _host.WithdrawAsync(id);
        (await MarkAsync()).ShouldBe(RenewalOutcome.NotInForce);
    }

    [Fact]
    public async Task Only_consents_in_force_under_older_terms_are_listed()
    {
        var id = await _host.SealedAsync();
        var reads = _host.Get<ConsentReads>();
        var version = (await _host.ConsentAsync(id)).TermsVersion;

        (await reads.ListOnOlderTermsAsync(version, 200, CancellationToken.None)).Total.ShouldBe(0);
        var (rows, total) = await reads.ListOnOlderTermsAsync(version + 1, 200, CancellationToken.None);
        (rows.ShouldHaveSingleItem().Id, total).ShouldBe((id, 1));
        await _host.WithdrawAsync(id);
        (await reads.ListOnOlderTermsAsync(version + 1, 200, CancellationToken.None)).Total.ShouldBe(0);
    }

    [Fact]
    public void Each_reason_that_keeps_a_consent_from_being_charged_has_its_name()
    {
        var today = new DateOnly(2027, 1, 1);
        var inForce = SampleViews.Consent;
        ConsentView Ended(ConsentEndingKind kind) => inForce with { Ending = new ConsentEndingView(kind, SampleViews.Moment, null, null) };

        InForcePolicy.WhyNot(inForce, today).ShouldBeNull();
        InForcePolicy.WhyNot(inForce, inForce.Scope.ValidUntil).ShouldBeNull();
        InForcePolicy.WhyNot(inForce, inForce.Scope.ValidUntil.AddDays(1)).ShouldBe(NotInForce.Expired);
        InForcePolicy.WhyNot(inForce with { Card = null }, today).ShouldBe(NotInForce.NoCard);
        InForcePolicy.WhyNot(inForce with { CardRemovedAt = SampleViews.Moment }, today).ShouldBe(NotInForce.CardRemoved);
        InForcePolicy.WhyNot(Ended(ConsentEndingKind.Withdrawn), today).ShouldBe(NotInForce.Withdrawn);
        InForcePolicy.WhyNot(Ended(ConsentEndingKind.Expired), today).ShouldBe(NotInForce.Expired);
        InForcePolicy.WhyNot(Ended(ConsentEndingKind.Replaced), today).ShouldBe(NotInForce.Replaced);
        InForcePolicy.WhyNot(Ended(ConsentEndingKind.WithoutCard), today).ShouldBe(NotInForce.NoCard);
    }

    [Theory]
    [InlineData(0, 30, "Consents:WarnDaysAhead is 0")]
    [InlineData(30, 366, "Consents:DetachExpiredAfterDays is 366")]
    [InlineData(30, -1, "Consents:DetachExpiredAfterDays is -1")]
    public void Settings_that_make_no_sense_are_refused_in_a_sentence(int warn, int detach, string sentence) =>
        new ExpiryOptions.Validation().Validate(null, new ExpiryOptions { WarnDaysAhead = warn, DetachExpiredAfterDays = detach })
            .FailureMessage.ShouldNotBeNull().ShouldStartWith(sentence);

    private Task<int> ExpireAsync() => _host.Get<ConsentExpiryWorker>().WorkAsync(CancellationToken.None);
}
