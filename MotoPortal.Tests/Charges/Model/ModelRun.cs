using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Faults;
using MotoPortal.Tests.SaveCard;
using PaymentIntent = Stripe.PaymentIntent;
using PaymentIntentListOptions = Stripe.PaymentIntentListOptions;
using Refund = Stripe.Refund;
using RefundListOptions = Stripe.RefundListOptions;

namespace MotoPortal.Tests.Charges.Model;

/// <summary>The model's own record of a charge that was sent, or may have been.</summary>
/// <param name="Asked">The request.</param>
/// <param name="At">The current time, UTC.</param>
/// <param name="Step">The step.</param>
/// <param name="IsApproved">Whether a second person approved it.</param>
internal sealed record ModelSending(NewCharge Asked, DateTimeOffset At, int Step, bool IsApproved);

/// <summary>A running sequence with the model's own records.</summary>
internal sealed partial class ModelRun(
    FaultBench bench, ConsentId consent, ConsentScope scope, string stripeCustomer, DateTimeOffset givenAt)
{
    private readonly List<NewCharge> _asked = [];
    private readonly List<ChargeId> _waiting = [];
    private readonly Dictionary<ChargeId, string> _askedBy = [];
    private int _step;

    public ConsentScope Scope => scope;

    public DateTimeOffset GivenAt => givenAt;

    /// <summary>The sent charges, by id.</summary>
    public Dictionary<ChargeId, ModelSending> Sent { get; } = [];

    /// <summary>The step in which the consent was withdrawn; null before.</summary>
    public int? WithdrawnIn { get; private set; }

    /// <summary>The steps in which a suspension was lifted.</summary>
    public List<int> LiftedIn { get; } = [];

    /// <summary>The portal's charges at the end.</summary>
    public IReadOnlyList<ChargeView> Rows { get; private set; } = [];

    /// <summary>The simulator's PaymentIntents of the consent at the end.</summary>
    public IReadOnlyList<PaymentIntent> Intents { get; private set; } = [];

    /// <summary>The simulator's refunds at the end.</summary>
    public IReadOnlyList<Refund> Refunds { get; private set; } = [];

    private SaveCardHost Host => bench.Host;

    private DateOnly Today => DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Runs all steps, waits until everything is settled, and reads the results.</summary>
    public async Task PlayAsync(IEnumerable<ModelStep> steps)
    {
        foreach (var step in steps)
        {
            _step++;
            await PlayAsync(step);
            Host.Simulator.Faults.ClearAll();
            bench.Proxy.Plan = static _ => null;
        }

        await bench.Proxy.DeliverHeldAsync();
        foreach (var seconds in new[] { 5, 61, 120, 3600, 3 * 3600 })
        {
            await SettleAsync(seconds);
        }

        await HearAsync(await NotHeardAsync());

        Rows = await Host.Get<ChargeReads>().ListOfConsentAsync(consent, CancellationToken.None);
        var intents = await IntentsAsync();
        await ReadElsewhereAsync(intents);
        Intents = [.. intents.Where(intent => !IsOfReader(intent))];
        foreach (var intent in Intents.Where(ModelChecks.IsTaken))
        {
            Refunds = [
                .. Refunds,
                .. (await Host.Stripe.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = intent.Id, Limit = 100 })).Data
            ];
        }
    }

    private Task PlayAsync(ModelStep step) => step switch
    {
        ModelStep.Ask ask => AskAsync(ask),
        ModelStep.Repeat(var which) =>
            _asked.Count > 0 ? RequestAsync(_asked[which % _asked.Count], SaveCardHost.Camille) : Task.CompletedTask,
        ModelStep.Approve(var which, var bySecond) => ApproveAsync(which, bySecond),
        ModelStep.Withdraw(var whileCharging) => WithdrawAsync(whileCharging),
        ModelStep.RemoveCards => Host.RemoveCardsAsync(),
        ModelStep.Lift => LiftAsync(),
        ModelStep.Jump(var hours) => JumpAsync(hours),
        ModelStep.Settle(var seconds) => SettleAsync(seconds),
        ModelStep.Refund refund => RefundAsync(refund),
        ModelStep.Events events => EventsAsync(events),
        ModelStep.Deliver => bench.Proxy.DeliverHeldAsync(),
        ModelStep.Schedules(var days) => SchedulesAsync(days),
        ModelStep.PayOnReader(var card) => PayOnReaderAsync(card),
        ModelStep.Dispute dispute => DisputeAsync(dispute),
        _ => throw new InvalidOperationException(),
    };

    private Task JumpAsync(int hours)
    {
        Host.Clock.Advance(TimeSpan.FromHours(hours));
        return Task.CompletedTask;
    }

    private async Task AskAsync(ModelStep.Ask ask)
    {
        if (ask.Mishap is { } mishap)
        {
            Host.Simulator.Faults.Set(mishap, request: "POST /v1/payment_intents", code: ask.DeclineCode);
        }

        var charge = New(ask);
        _asked.Add(charge);
        if (ask.IsLate)
        {
            var posts = 0;
            bench.Proxy.Plan = request =>
                request is "POST /v1/payment_intents" && Interlocked.Increment(ref posts) == 1 ? ProxyFault.Late : null;
        }

        var all = Enumerable.Range(0, ask.Clicks).Select(_ => RequestAsync(charge, SaveCardHost.Camille)).ToList();
        if (ask.Rival)
        {
            var rival = charge with { Id = ChargeId.Create(Host.Clock.GetUtcNow()), Reference = "B-1" };
            _asked.Add(rival);
            all.Add(RequestAsync(rival, SaveCardHost.Noor));
        }

        await Task.WhenAll(all);
    }

    private NewCharge New(ModelStep.Ask ask)
    {
        // The next amount by the model's own count; a wrong guess is a request that must be refused.
        var own = scope.Plan is { } plan ? plan.Rows[Math.Min(Sent.Count, plan.Rows.Length - 1)].Amount : scope.Amount;
        var due = DueDayRules.Of(scope).Where(day => day <= Today).Reverse().Skip(ask.Due ?? 0).Cast<DateOnly?>().FirstOrDefault();
        var amount = own with { AmountMinorUnits = own.AmountMinorUnits * ask.Permille / 1000 };
        return new NewCharge(
            consent, amount, ask.Way, ChargeOrigin.Clerk, IsForPurpose: true, ask.Due is null ? null : due,
            ask.Reference, "Asked for", Store: null, ChargeId.Create(Host.Clock.GetUtcNow()), ask.AsksForApproval, amount);
    }

    private async Task RequestAsync(NewCharge charge, Actor clerk)
    {
        var (at, step) = (Host.Clock.GetUtcNow(), _step);
        var outcome = await Host.As(clerk).Get<ChargeWorkflow>().RequestAsync(charge, CancellationToken.None);
        lock (Sent)
        {
            switch (outcome)
            {
                case ChargeOutcome.Started:
                    Sent.TryAdd(charge.Id, new ModelSending(charge, at, step, IsApproved: false));
                    break;
                case ChargeOutcome.AwaitsApproval:
                    _waiting.Add(charge.Id);
                    _askedBy.TryAdd(charge.Id, clerk.Id);
                    break;
            }
        }
    }

    private async Task ApproveAsync(int which, bool bySecond)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        var id = _waiting[which % _waiting.Count];
        var asked = _asked.Find(charge => charge.Id == id)!;
        var person = bySecond ? Charging.Sam : SaveCardHost.Camille;
        var isSomebodyElse = !string.Equals(person.Id, _askedBy[id], StringComparison.Ordinal);
        var outcome = await Host.As(person).Get<ChargeWorkflow>().ApproveAsync(id, "Known customer", asked.Amount, CancellationToken.None);
        if (outcome is ApprovalOutcome.Sent)
        {
            Sent.TryAdd(id, new ModelSending(asked, Host.Clock.GetUtcNow(), _step, isSomebodyElse));
        }
    }

    private async Task RefundAsync(ModelStep.Refund refund)
    {
        if (Sent.Count == 0)
        {
            return;
        }

        if (refund.Mishap is { } mishap)
        {
            Host.Simulator.Faults.Set(mishap, request: "POST /v1/refunds");
        }

        var charge = Sent.Values.ElementAt(refund.Which % Sent.Count).Asked;
        var amount = charge.Amount with { AmountMinorUnits = charge.Amount.AmountMinorUnits * refund.Permille / 1000 };
        var asked = new NewRefund(
            ChargeRefundId.Create(Host.Clock.GetUtcNow()), charge.Id, amount, RefundReason.RequestedByCustomer, "Sent back", amount);
        await Task.WhenAll(Enumerable.Range(0, refund.Clicks)
            .Select(_ => Host.As(Charging.Sam).Get<RefundWorkflow>().RequestAsync(asked, CancellationToken.None)));
    }

    private async Task SettleAsync(int seconds)
    {
        await Host.SettleAsync(TimeSpan.FromSeconds(seconds));
        await Host.Get<RefundReconciler>().WorkAsync(CancellationToken.None);
        await SettleElsewhereAsync();
    }

    private async Task WithdrawAsync(bool whileCharging)
    {
        var racing = Task.CompletedTask;
        if (whileCharging && _asked.Count > 0)
        {
            var charge = _asked[^1] with { Id = ChargeId.Create(Host.Clock.GetUtcNow()) };
            _asked.Add(charge);
            racing = RequestAsync(charge, SaveCardHost.Noor);
        }

        await Task.WhenAll(racing, Host.WithdrawAsync(consent));
        WithdrawnIn ??= _step;
    }

    private async Task LiftAsync()
    {
        if (await Host.As(Charging.Sam)
            .Get<SuspensionWorkflow>().LiftAsync(consent, "Cleared up with the customer", CancellationToken.None) is LiftOutcome.Lifted)
        {
            LiftedIn.Add(_step);
        }
    }

    private async Task<IReadOnlyList<PaymentIntent>> IntentsAsync() =>
        (await Host.Stripe.V1.PaymentIntents.ListAsync(new PaymentIntentListOptions { Customer = stripeCustomer, Limit = 100 })).Data;
}
