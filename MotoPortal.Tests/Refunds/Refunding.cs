using MotoPortal.Charges.Lifecycle;
using MotoPortal.Primitives;
using MotoPortal.Refunds;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Refunds;

/// <summary>What tests of refunds and disputes do on a bench.</summary>
internal static class Refunding
{
    public const string RefundFailsLater = "4000000000005126";

    /// <summary>A charge of 40 euros that succeeded.</summary>
    public static async Task<ChargeView> ChargedAsync(this SaveCardHost bench, string number = Charging.Good)
    {
        var charge = await bench.ChargeAsync(bench.Asking(await bench.SavedOnRequestAsync(number)));
        charge.State.ShouldBe(ChargeState.Succeeded);
        return charge;
    }

    public static NewRefund Wanting(this SaveCardHost bench, ChargeView charge, long minorUnits, RefundReason reason = RefundReason.RequestedByCustomer) =>
        Wanting(bench, charge, charge.Amount with { AmountMinorUnits = minorUnits }, reason);

    private static NewRefund Wanting(SaveCardHost bench, ChargeView charge, Money amount, RefundReason reason) =>
        new(ChargeRefundId.Create(bench.Clock.GetUtcNow()), charge.Id, amount, reason, "", Confirmed: amount);

    public static Task<RefundOutcome> RefundAsync(this SaveCardHost bench, NewRefund wanted) =>
        bench.As(Charging.Sam).Get<RefundWorkflow>().RequestAsync(wanted, CancellationToken.None);

    public static async Task<ChargeRefundsView> RefundsAsync(this SaveCardHost bench, ChargeView charge) =>
        (await bench.Get<RefundReads>().FindAsync(charge.Id, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>The refunds at Stripe.</summary>
    public static async Task<IReadOnlyList<Stripe.Refund>> RefundsAtStripeAsync(this SaveCardHost bench) => (await bench.Stripe.V1.Refunds.ListAsync()).Data;

    /// <summary>Lets something happen at the bank, through the simulator.</summary>
    public static async Task HappenAsync(this SaveCardHost bench, string act, string id, string? reason = null)
    {
        using var http = new HttpClient();
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["act"] = act, ["id"] = id };
        if (reason is not null)
        {
            values["reason"] = reason;
        }

        using var form = new FormUrlEncodedContent(values);
        using var answer = await http.PostAsync(new Uri($"{bench.Simulator.ApiBase}/_simulator/elsewhere"), form);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
