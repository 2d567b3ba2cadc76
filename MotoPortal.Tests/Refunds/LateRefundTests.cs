using MotoPortal.Charges.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Refunds;

/// <summary>A refund that a proxy delivers to Stripe long after the portal's timeout: it is not refunded twice.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class LateRefundTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_is_found_by_looking_on_although_it_was_taken_for_not_sent()
    {
        var charge = await ChargedAsync();
        var lost = await LoseAsync(charge);
        await _host.Proxy.DeliverAsync();

        _host.Clock.Advance(TimeSpan.FromHours(2));
        await _host.Get<RefundReconciler>().WorkAsync(CancellationToken.None);

        (await StateAsync(charge, lost)).ShouldBe(RefundState.Succeeded);
    }

    [Fact]
    public async Task Before_more_is_given_back_Stripe_is_asked_and_what_is_found_is_told()
    {
        var charge = await ChargedAsync();
        var lost = await LoseAsync(charge);
        await _host.Proxy.DeliverAsync();

        (await RefundAsync(charge, NewId())).ShouldBe(new RefundOutcome.FoundEarlier());

        (await StateAsync(charge, lost)).ShouldBe(RefundState.Succeeded);
        (await _host.Stripe.V1.Refunds.ListAsync(new RefundListOptions
        {
            PaymentIntent =
            (await _host.IntentsAsync()).Single().Id
        })).Sum(refund => refund.Amount).ShouldBe(1000);
    }

    [Fact]
    public async Task While_Stripe_cannot_be_asked_nothing_more_is_given_back()
    {
        var charge = await ChargedAsync();
        await LoseAsync(charge);
        _host.Proxy.Answer("GET /v1/refunds", 404, "<html>No such page</html>");

        (await RefundAsync(charge, NewId())).ShouldBe(new RefundOutcome.CannotAskStripe());

        var again = NewId();
        (await RefundAsync(charge, again)).ShouldBe(new RefundOutcome.Started(again));
        (await StateAsync(charge, again)).ShouldBe(RefundState.Succeeded);
    }

    private async Task<ChargeView> ChargedAsync() => await _host.ChargeAsync(_host.Asking(await _host.SavedOnRequestAsync()));

    private ChargeRefundId NewId() => ChargeRefundId.Create(_host.Clock.GetUtcNow());

    private Task<RefundOutcome> RefundAsync(
        ChargeView charge, ChargeRefundId id) => _host.As(Charging.Sam).Get<RefundWorkflow>().RequestAsync(
        new NewRefund(id, charge.Id, new Money(1000, "eur"), RefundReason.RequestedByCustomer, "", new Money(1000, "eur")),
        CancellationToken.None);

    private async Task<ChargeRefundId> LoseAsync(ChargeView charge)
    {
        _host.Proxy.Keep("POST /v1/refunds");
        var id = NewId();
        (await RefundAsync(charge, id)).ShouldBe(new RefundOutcome.Started(id));
        _host.Clock.Advance(TimeSpan.FromSeconds(61));
        await _host.Get<RefundReconciler>().WorkAsync(CancellationToken.None);
        (await StateAsync(charge, id)).ShouldBe(RefundState.NotSent);
        return id;
    }

    private async Task<RefundState> StateAsync(ChargeView charge, ChargeRefundId id) =>
        (await _host.Get<RefundReads>().FindAsync(charge.Id, CancellationToken.None))!.Refunds.Single(refund => refund.Id == id).State;
}
