using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Disputes;

public sealed class DisputeTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_dispute_shows_with_its_deadline_and_nothing_more_is_charged_under_the_consent()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent));

        await DisputeAsync(charge, "dispute_charge", "product_not_received");

        var dispute = (await _host.Get<DisputeReads>().ListOpenAsync(charge.CustomerId, CancellationToken.None)).ShouldHaveSingleItem();
        (dispute.Amount, dispute.Reason, dispute.Status, dispute.ChargeNumber).ShouldBe(
            (charge.Amount, "product_not_received", DisputeStatus.NeedsResponse, charge.Number));
        dispute.DueBy.ShouldNotBeNull();
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None))!.SuspendedAt.ShouldNotBeNull();
        (await _host.Get<ChargeWorkflow>().RequestAsync(_host.Asking(consent, reference: "A-2"), CancellationToken.None))
            .ShouldBeOfType<ChargeOutcome.Refused>().Breaches.ShouldContain(breach => breach.Clause == ChargeClause.Suspended);
        (await _host.RefundAsync(_host.Wanting(charge, 100))).ShouldBe(new RefundOutcome.Disputed());
        (await _host.LedgerOfAsync(charge.Id)).ShouldContain("charge.disputed", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Winning_it_lifts_nothing_by_itself_and_reading_again_does_not_overrule_a_supervisor()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        await DisputeAsync(charge, "dispute_charge", "fraudulent");
        (await _host.As(Charging.Sam).Get<SuspensionWorkflow>().LiftAsync(consent.Id, "spoke with her", CancellationToken.None)).ShouldBe(
            LiftOutcome.Lifted);

        var dispute = (await _host.Stripe.V1.Disputes.ListAsync()).Single();
        await _host.HappenAsync("answer_dispute", dispute.Id);
        await NoticeAsync(charge, "charge.dispute.updated");
        (await SeeAsync(charge)).ShouldBe((DisputeStatus.UnderReview, 1, false));
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None))!.SuspendedAt.ShouldBeNull();

        await _host.HappenAsync("win_dispute", dispute.Id);
        await NoticeAsync(charge, "charge.dispute.closed");
        (await SeeAsync(charge)).ShouldBe((DisputeStatus.Won, 1, true));
        (await _host.Get<DisputeReads>().ListOpenAsync(null, CancellationToken.None)).ShouldBeEmpty();
        (await _host.LedgerOfAsync(charge.Id)).Count(kind => kind.StartsWith("charge.dispute", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task An_inquiry_can_be_ended_by_a_refund_and_suspends_too()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent));

        await DisputeAsync(charge, "inquire_charge", "fraudulent");

        (await SeeAsync(charge)).Status.ShouldBe(DisputeStatus.WarningNeedsResponse);
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None))!.SuspendedAt.ShouldNotBeNull();
        (await _host.RefundAsync(_host.Wanting(charge, 4000))).ShouldBeOfType<RefundOutcome.Started>();
    }

    [Fact]
    public async Task What_happens_without_an_event_is_found_by_looking_around()
    {
        var consent = await _host.SavedOnRequestAsync();
        var disputed = await _host.ChargeAsync(_host.Asking(consent));
        var refunded = await _host.ChargeAsync(_host.Asking(consent, reference: "A-2"));
        await _host.HappenAsync("dispute_charge", await StripeChargeOfAsync(disputed));
        await _host.Stripe.V1.Refunds.CreateAsync(new Stripe.RefundCreateOptions { PaymentIntent = refunded.PaymentIntent!.Value.Value });

        (await _host.Get<MissedEventsWorker>().WorkAsync(CancellationToken.None)).ShouldBe(2);

        (await SeeAsync(disputed)).Status.ShouldBe(DisputeStatus.NeedsResponse);
        (await _host.RefundsAsync(refunded)).Refunds.ShouldHaveSingleItem().Origin.ShouldBe(RefundOrigin.Elsewhere);
        (await _host.Get<MissedEventsWorker>().WorkAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task An_open_dispute_is_read_again_by_itself()
    {
        var charge = await _host.ChargedAsync();
        await DisputeAsync(charge, "dispute_charge", "fraudulent");
        await _host.HappenAsync("lose_dispute", (await _host.Stripe.V1.Disputes.ListAsync()).Single().Id);

        _host.Clock.Advance(TimeSpan.FromHours(7));
        (await _host.Get<DisputeReconciler>().WorkAsync(CancellationToken.None)).ShouldBe(1);

        (await SeeAsync(charge)).Status.ShouldBe(DisputeStatus.Lost);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_status_has_its_word_and_what_to_do(string language)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        foreach (var status in Enum.GetValues<DisputeStatus>())
        {
            DisputeText.Of(status).ShouldNotContain("_");
            DisputeText.Advice(status).ShouldNotContain("_");
        }

        DisputeText.Reason("something_new").ShouldBe(DisputeText.Reason("general"));
    }

    private async Task DisputeAsync(ChargeView charge, string act, string reason)
    {
        await _host.HappenAsync(act, await StripeChargeOfAsync(charge), reason);
        await NoticeAsync(charge, "charge.dispute.created");
    }

    private Task NoticeAsync(ChargeView charge, string type) =>
        new DisputeEvents(_host.Get<IDbContextFactory<PortalDb>>(), _host.People.Portal.Get<DisputeWorkflow>()).ApplyAsync(
            new StripeEventReference(type, null, null, charge.PaymentIntent), CancellationToken.None);

    private async Task<string> StripeChargeOfAsync(ChargeView charge) =>
        (await _host.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value)).LatestChargeId;

    private async Task<(DisputeStatus Status, int Submissions, bool IsClosed)> SeeAsync(ChargeView charge)
    {
        var dispute = (await _host.Get<DisputeReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).ShouldHaveSingleItem();
        return (dispute.Status, dispute.Submissions, dispute.ClosedAt is not null);
    }
}
