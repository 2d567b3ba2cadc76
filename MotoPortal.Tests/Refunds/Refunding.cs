using MotoPortal.Charges.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Refunds;

/// <summary>Actions of tests about refunds and disputes on a host.</summary>
internal static class Refunding
{
    public const string RefundFailsLater = "4000000000005126";

    /// <summary>A charge of 40 euros that succeeded.</summary>
    public static async Task<ChargeView> ChargedAsync(this SaveCardHost host, string number = Charging.Good)
    {
        var charge = await host.ChargeAsync(host.Asking(await host.SavedOnRequestAsync(number)));
        charge.State.ShouldBe(ChargeState.Succeeded);
        return charge;
    }

    public static NewRefund Wanting(this SaveCardHost host, ChargeView charge, long minorUnits, RefundReason reason =
        RefundReason.RequestedByCustomer) =>
        Wanting(host, charge, charge.Amount with { AmountMinorUnits = minorUnits }, reason);

    private static NewRefund Wanting(SaveCardHost host, ChargeView charge, Money amount, RefundReason reason) =>
        new(ChargeRefundId.Create(host.Clock.GetUtcNow()), charge.Id, amount, reason, "", Confirmed: amount);

    public static Task<RefundOutcome> RefundAsync(this SaveCardHost host, NewRefund wanted) =>
        host.As(Charging.Sam).Get<RefundWorkflow>().RequestAsync(wanted, CancellationToken.None);

    public static async Task<ChargeRefundsView> RefundsAsync(this SaveCardHost host, ChargeView charge) =>
        (await host.Get<RefundReads>().FindAsync(charge.Id, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>The refunds at Stripe.</summary>
    public static async Task<IReadOnlyList<Stripe.Refund>> RefundsAtStripeAsync(this SaveCardHost host) =>
        (await host.Stripe.V1.Refunds.ListAsync()).Data;

    /// <summary>Triggers an external event through the simulator.</summary>
    public static async Task HappenAsync(this SaveCardHost host, string act, string id, string? reason = null)
    {
        using var http = new HttpClient();
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["act"] = act, ["id"] = id };
        if (reason is not null)
        {
            values["reason"] = reason;
        }

        using var form = new FormUrlEncodedContent(values);
        using var answer = await http.PostAsync(new Uri($"{host.Simulator.ApiBase}/_simulator/elsewhere"), form);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
