using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Schedules;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// A clerk who works as people do when something fails: they wait as they are told, and press again. Each job says what has to be true in
/// the end if at most one thing went wrong.
/// </summary>
internal sealed class FaultClerk(FaultBench bench)
{
    private const int MostPresses = 4;

    private SaveCardHost Host => bench.Host;

    /// <summary>The jobs, by name. Each is prepared without faults, then done, and says in the end what is wrong.</summary>
    public static IReadOnlyDictionary<string, Func<FaultClerk, Task<FaultJob>>> Jobs { get; } =
        new Dictionary<string, Func<FaultClerk, Task<FaultJob>>>(StringComparer.Ordinal)
        {
            ["save a card"] = clerk => clerk.PrepareSetupAsync(SetupTask.SaveCard, SetupState.Saved),
            ["take a payment"] = clerk => clerk.PrepareSetupAsync(SetupTask.PayNow, SetupState.Paid),
            ["pay and save"] = clerk => clerk.PrepareSetupAsync(SetupTask.PayAndSave, SetupState.Paid),
            ["charge"] = clerk => clerk.PrepareChargeAsync(),
            ["schedule"] = clerk => clerk.PrepareScheduleAsync(),
            ["refund"] = clerk => clerk.PrepareRefundAsync(),
            ["withdraw"] = clerk => clerk.PrepareWithdrawalAsync(),
            ["give up"] = clerk => clerk.PrepareGivingUpAsync(),
        };

    /// <summary>Presses the button once, for an order of its own.</summary>
    public Task ChargeOnceAsync(ConsentView consent, long minorUnits) => Host.Get<ChargeWorkflow>().RequestAsync(
        Host.Asking(consent, minorUnits, reference: $"A-{minorUnits}"), CancellationToken.None);

    private async Task<FaultJob> PrepareSetupAsync(SetupTask task, SetupState expected)
    {
        var id = (await Host.Workflow.StartAsync(task, CancellationToken.None)).ShouldBeGiven();
        return new FaultJob(
            async () =>
            {
                await BeginAsync(id, task);
                await SendAsync(id);
                await bench.KeyInWhereAskedAsync();
            },
            async () => (await Host.SeeAsync(id)).State is var state && state == expected ? null : $"The setup is {state}");
    }

    private async Task<FaultJob> PrepareChargeAsync()
    {
        var consent = await Host.SavedOnRequestAsync();
        return new FaultJob(() => ChargeAsync(consent), () => PaidOnceAsync(consent));
    }

    private async Task<FaultJob> PrepareScheduleAsync()
    {
        var consent = await Host.SavedMonthlyAsync();
        return new FaultJob(bench.SweepAsync, () => PaidOnceAsync(consent));
    }

    private async Task<FaultJob> PrepareRefundAsync()
    {
        var charge = await Host.ChargedAsync();
        return new FaultJob(() => RefundAsync(charge), async () =>
        {
            var given = (await Host.Stripe.V1.Refunds.ListAsync(
                new Stripe.RefundListOptions { PaymentIntent = charge.PaymentIntent!.Value.Value })).Sum(refund => refund.Amount);
            var said = (await Host.SeeAsync(charge.Id)).AmountRefunded.AmountMinorUnits;
            return (given, said) is (1000, 1000) || (given == said && given is 2000)
                ? null
                : $"Stripe refunded {given}, and the portal says {said}";
        });
    }

    private async Task<FaultJob> PrepareWithdrawalAsync()
    {
        var consent = await Host.SealedAsync();
        return new FaultJob(() => Host.WithdrawAsync(consent), async () =>
            await Host.IsAtStripeAsync(consent) ? "The card is still attached"
            : (await Host.ConsentAsync(consent)).CardRemovedAt is null ? "Nothing says that the card was removed"
            : null);
    }

    private async Task<FaultJob> PrepareGivingUpAsync()
    {
        var id = (await Host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        return new FaultJob(
            async () =>
            {
                await BeginAsync(id, SetupTask.SaveCard);
                await SendAsync(id);
                for (var press = 0; press < MostPresses; press++)
                {
                    if (await Host.ReaderStep.CancelAsync(id, CancellationToken.None) is CancelOutcome.Canceled or CancelOutcome.NotNow)
                    {
                        break;
                    }

                    Host.Clock.Advance(CallTimes.SurelyOver);
                    await bench.SweepAsync();
                }

                await Host.Workflow.GiveUpAsync(id, CancellationToken.None);
            },
            async () => (await Host.SeeAsync(id)).State is var state
                && state is SetupState.Abandoned or SetupState.Detached or SetupState.Saved ? null : $"The setup is {state}");
    }

    // Pressed again, the name is corrected, as people do who believe that it was the reason.
    private async Task BeginAsync(CardSetupId id, SetupTask task)
    {
        for (var press = 0; press < MostPresses; press++)
        {
            if (await Host.CustomerStep.CreateCustomerAsync(
                id,
                new CustomerForm { Name = press is 0 ? "Zoe Ångström" : "Zoë Ångström", Email = $"zoe{id.Value[^8..]}@example.com" },
                evenIfAlike: true,
                CancellationToken.None) is StepOutcome.Kept)
            {
                break;
            }

            Host.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        await Host.OrderStep.NoteOrderAsync(
            id,
            new OrderForm { Channel = OrderChannel.Telephone, Reference = "A-1", Amount = task is SetupTask.SaveCard ? "" : "40,00" },
            CancellationToken.None);
        if (task is not SetupTask.SaveCard)
        {
            await Host.AgreePaymentAsync(id);
        }

        if (task is not SetupTask.PayNow)
        {
            await Host.RecordConsentAsync(id);
        }

        await Host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
    }

    private async Task SendAsync(CardSetupId id)
    {
        for (var press = 0; press < MostPresses; press++)
        {
            if (await Host.SendAsync(id) is SendOutcome.OnReader
                || (await Host.SeeAsync(id)).State is SetupState.OnReader or SetupState.Saved or SetupState.Paid)
            {
                return;
            }

            Host.Clock.Advance(CallTimes.SurelyOver);
            await bench.SweepAsync();
        }
    }

    private async Task ChargeAsync(ConsentView consent)
    {
        for (var press = 0; press < MostPresses; press++)
        {
            var asked = Host.Asking(consent, reference: "A-1");
            await Host.Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None);
            Host.Clock.Advance(CallTimes.BelievedLost + TimeSpan.FromSeconds(1));
            await bench.SweepAsync();
            if ((await Host.Get<ChargeReads>().ListOfConsentAsync(consent.Id, CancellationToken.None))
                .Any(charge => charge.State is not (ChargeState.NotSent or ChargeState.Refused)))
            {
                return;
            }
        }
    }

    private async Task RefundAsync(ChargeView charge)
    {
        for (var press = 0; press < MostPresses; press++)
        {
            await Host.RefundAsync(Host.Wanting(charge, 1000));
            Host.Clock.Advance(CallTimes.BelievedLost + TimeSpan.FromSeconds(1));
            await bench.SweepAsync();
            await using var db = await Host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
            if (await db.Set<ChargeRefund>().AnyAsync(refund => refund.ChargeId == charge.Id
                && refund.State != RefundState.NotSent && refund.State != RefundState.Refused))
            {
                return;
            }
        }
    }

    private async Task<string?> PaidOnceAsync(ConsentView consent)
    {
        await using var db = await Host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var rows = await Host.Get<ChargeReads>().ListOfConsentAsync(consent.Id, CancellationToken.None);
        var paid = (await Host.IntentsAsync()).Where(intent =>
            intent.Status is "succeeded" && intent.Metadata.GetValueOrDefault("motoportal_consent") == consent.Id.Value).ToList();
        var shown = (await Host.As(ActingPeople.Sam).Get<ChargedTwiceReads>().ListAsync(CancellationToken.None))
            .SelectMany(pair => new[] { pair.First.Id, pair.Second.Id }).ToHashSet();
        return paid.Count is 1 && rows.Count(charge => charge.State is ChargeState.Succeeded) is 1 ? null
            : paid.Count is 2 && rows.Where(charge => charge.State is ChargeState.Succeeded).All(charge => shown.Contains(charge.Id)) ? null
            : $"Stripe has {paid.Count} payments, and the portal says {string.Join(", ", rows.Select(row => row.State))}";
    }
}
