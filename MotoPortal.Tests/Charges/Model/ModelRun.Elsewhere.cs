using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Schedules.Running;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.Support;
using DisputeListOptions = Stripe.DisputeListOptions;
using PaymentIntent = Stripe.PaymentIntent;

namespace MotoPortal.Tests.Charges.Model;

/// <content>What comes from elsewhere: Stripe's events, the portal's schedules, payments on a reader, and disputes.</content>
internal sealed partial class ModelRun
{
    private readonly List<string> _notHeard = [];
    private readonly List<CardSetupId> _payments = [];
    private readonly HashSet<string> _disputed = new(StringComparer.Ordinal);

    /// <summary>The second payments of doubles that the portal shows to people.</summary>
    public IReadOnlySet<ChargeId> ShownAsDouble { get; private set; } = new HashSet<ChargeId>();

    /// <summary>What is wrong with the payments on the reader and the disputes at the end.</summary>
    public List<string> WrongElsewhere { get; } = [];

    /// <summary>The number of payments on the reader that were made.</summary>
    public int PaidOnReader { get; private set; }

    /// <summary>The number of disputes at the end.</summary>
    public int Disputes { get; private set; }

    private static bool IsOfReader(PaymentIntent intent) => intent.Metadata.ContainsKey(SetupRecords.MetadataKey);

    private async Task<IReadOnlyList<string>> NotHeardAsync()
    {
        _notHeard.AddRange(await bench.NewEventsAsync());
        List<string> all = [.. _notHeard];
        _notHeard.Clear();
        return all;
    }

    private async Task EventsAsync(ModelStep.Events step)
    {
        var all = await NotHeardAsync();
        List<string> come = [.. all.Index().Where(pair => pair.Index % step.Which == 0).Select(pair => pair.Item)];
        _notHeard.AddRange(all.Except(come, StringComparer.Ordinal));
        if (step.IsReversed)
        {
            come.Reverse();
        }

        await HearAsync([.. Enumerable.Repeat(come, step.Times).SelectMany(each => each)]);
        if (come.Count > 0)
        {
            (await Host.Get<WebhookInbox>().ReceiveAsync(come[0], bench.Sign(come[0], "whsec_of_somebody"), CancellationToken.None))
                .ShouldBe(InboxOutcome.Forged);
        }
    }

    private async Task HearAsync(IReadOnlyList<string> bodies)
    {
        await bench.DeliverEventsAsync(bodies);
        await Host.Get<WebhookWorker>().WorkAsync(CancellationToken.None);
    }

    private async Task SettleElsewhereAsync()
    {
        if (_payments.Count > 0)
        {
            await Host.Get<SetupReconciler>().WorkAsync(CancellationToken.None);
        }

        if (_disputed.Count > 0)
        {
            await Host.Get<DisputeReconciler>().WorkAsync(CancellationToken.None);
        }
    }

    private async Task SchedulesAsync(int days)
    {
        if (scope.Kind is ConsentKind.Recurring or ConsentKind.Instalments)
        {
            await RunSchedulesAsync();
            Host.Clock.Advance(TimeSpan.FromDays(days));
            await RunSchedulesAsync();
        }
    }

    private async Task RunSchedulesAsync()
    {
        var at = Host.Clock.GetUtcNow();
        await Host.Get<ScheduleRunner>().WorkAsync(CancellationToken.None);
        foreach (var row in (await Host.Get<ChargeReads>().ListOfConsentAsync(consent, CancellationToken.None))
            .Where(row => row.Origin is ChargeOrigin.Schedule))
        {
            var asked = new NewCharge(
                consent, row.Amount, row.Initiation, row.Origin, IsForPurpose: true, row.DueOn, row.Reference, row.Reason, Store: null,
                row.Id, Confirmed: row.Amount);
            Sent.TryAdd(row.Id, new ModelSending(asked, at, _step, IsApproved: false));
        }
    }

    private async Task PayOnReaderAsync(string card)
    {
        var id = (await Host.Workflow.StartAsync(SetupTask.PayNow, CancellationToken.None)).ShouldBeGiven();
        var chosen = await Host.CustomerStep.ChooseCustomerAsync(id, CustomerId.From(stripeCustomer), CancellationToken.None);
        if (chosen is not StepOutcome.Kept)
        {
            // A fault that a charge before it did not meet is met here.
            return;
        }

        var order = new OrderForm { Channel = OrderChannel.Telephone, Reference = "R-1", Amount = "40,00" };
        await Host.OrderStep.NoteOrderAsync(id, order, CancellationToken.None);
        await Host.AgreePaymentAsync(id);
        await Host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        if (await Host.SendAsync(id) is SendOutcome.OnReader)
        {
            _payments.Add(id);
            await Host.KeyInAsync(card);
        }
    }

    private async Task DisputeAsync(ModelStep.Dispute step)
    {
        if ((await IntentsAsync()).Where(intent => intent is { Status: "succeeded", LatestChargeId: not null }).ToList()
            is not { Count: > 0 } paid)
        {
            return;
        }

        var intent = paid[step.Which % paid.Count];
        _disputed.Add(intent.Id);
        var there = (await Host.Stripe.V1.Disputes.ListAsync(new DisputeListOptions { PaymentIntent = intent.Id })).Data;
        if (there.Count is 0)
        {
            await Host.HappenAsync(step.IsInquiry ? "inquire_charge" : "dispute_charge", intent.LatestChargeId);
        }
        else if (there[0].Status is "needs_response" or "under_review")
        {
            await Host.HappenAsync(step.IsWon ? "win_dispute" : "lose_dispute", there[0].Id);
        }
    }

    private async Task ReadElsewhereAsync(IReadOnlyList<PaymentIntent> intents)
    {
        ShownAsDouble = (await Host.As(Charging.Sam).Get<ChargedTwiceReads>().ListAsync(CancellationToken.None))
            .Select(pair => pair.Second.Id).ToHashSet();
        await using var db = await Host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        foreach (var id in _payments)
        {
            var paid = intents.Count(intent => ModelChecks.IsTaken(intent)
                && string.Equals(intent.Metadata.GetValueOrDefault(SetupRecords.MetadataKey), id.Value, StringComparison.Ordinal));
            var charges = await db.Set<Charge>().CountAsync(charge => charge.SetupId == id && charge.State == ChargeState.Succeeded);
            var state = (await Host.SeeAsync(id)).State;
            if (paid > 1 || charges != paid || (state is SetupState.Paid or SetupState.PaidLate) != (paid == 1))
            {
                WrongElsewhere.Add($"{id} is {state} with {charges} charges, and Stripe took {paid} payments");
            }

            PaidOnReader += paid;
        }

        foreach (var intent in _disputed)
        {
            foreach (var dispute in (await Host.Stripe.V1.Disputes.ListAsync(new DisputeListOptions { PaymentIntent = intent })).Data)
            {
                var disputeId = DisputeId.From(dispute.Id);
                var row = await db.Set<ChargeDispute>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == disputeId);
                var status = dispute.Status.Replace("_", "", StringComparison.Ordinal);
                if (row is null || row.AmountMinorUnits != dispute.Amount
                    || !string.Equals($"{row.Status}", status, StringComparison.OrdinalIgnoreCase))
                {
                    WrongElsewhere.Add(string.Create(
                        CultureInfo.InvariantCulture, $"{dispute.Id} is {dispute.Status} at Stripe, and {row?.Status} here"));
                }

                Disputes++;
            }
        }

        // Its schedule would go on beside the sequences that follow.
        if (!await db.Set<ConsentEnding>().AnyAsync(ending => ending.ConsentId == consent))
        {
            await Host.WithdrawAsync(consent);
        }
    }
}
