using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Audit.Answers;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.PaymentStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Consents;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.TestHelpers.Terminal;
using Charge = MotoPortal.Charges.Records.Charge;
using ChargeOutcome = MotoPortal.Charges.Lifecycle.ChargeOutcome;
using EvidenceForm = MotoPortal.Audit.Answers.EvidenceForm;

namespace MotoPortal.Tests.Faults.Kills;

/// <summary>
/// A clerk in the driven portal: saves cards, takes payments, charges, refunds, answers disputes and withdraws, one after the other and
/// without end; beside them cardholders dispute and banks decide. What the
/// portal refuses is no fault: a reader may be busy, and a charge may already be refunded.
/// </summary>
internal sealed class DrivenClerk(
    ActingPeople people, Actor person, StripeClient stripe, Random random, IReadOnlyList<ReaderId> readers, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(30);
    private const int MostLooks = 150;
    private static readonly HttpClient Elsewhere = new();

    /// <summary>Works until the token ends, or the process.</summary>
    /// <param name="request">A part of the path of the request that they are to make rather than others; null for none.</param>
    /// <param name="say">Takes what the portal has told the clerk, and its subject.</param>
    /// <param name="stopping">Ends the work.</param>
    public async Task WorkAsync(string? request, Action<string, string> say, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ((random.Next(3) is 0 ? null : request, random.Next(17)) switch
                {
                    ("/v1/payment_intents", _) => ChargeAsync(say),
                    ("/v1/refunds", _) => RefundAsync(say),
                    ("/detach", _) => WithdrawAsync(say),
                    ("/v1/disputes", _) => AnswerAsync(say),
                    (_, 0 or 1) => SaveAsync(SetupTask.SaveCard, OnRequest(), say),
                    (_, 2) => SaveAsync(SetupTask.SaveCard, Monthly(), say),
                    (_, 3) => SaveAsync(SetupTask.PayAndSave, OnRequest(), say),
                    (_, 4) => SaveAsync(SetupTask.PayNow, OnRequest(), say),
                    (_, 5 or 6 or 7 or 8) => ChargeAsync(say),
                    (_, 9 or 10) => RefundAsync(say),
                    (_, 11 or 12 or 13) => DisputeAsync(),
                    (_, 14 or 15) => AnswerAsync(say),
                    _ => WithdrawAsync(say),
                });
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                say("failed", exception.ToString().ReplaceLineEndings(" "));
            }
        }
    }

    private T Get<T>()
        where T : notnull => people.As(person).Get<T>();

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private ConsentScope OnRequest() => ConsentScope.OnRequest("Coffee", new Money(8000, "eur"), null, Today.AddYears(1));

    private ConsentScope Monthly() => ConsentScope.Recurring(
        "Coffee", AmountRule.Fixed, new Money(4000, "eur"), ChargePeriod.Month, Today, Today.AddMonths(12));

    private async Task SaveAsync(SetupTask task, ConsentScope scope, Action<string, string> say)
    {
        var id = (await Get<SaveCardWorkflow>().StartAsync(task, CancellationToken.None)).ShouldBeGiven();
        say("began", id.Value);
        if (await PrepareAsync(id, task, scope) is not SendOutcome.OnReader)
        {
            await Get<SaveCardWorkflow>().GiveUpAsync(id, CancellationToken.None);
            return;
        }

        for (var look = 0; look < MostLooks; look++)
        {
            var view = await SeeAsync(id);
            if (view.State is SetupState.Saved or SetupState.Paid)
            {
                say(view.State is SetupState.Saved ? "saved" : "paid", id.Value);
                return;
            }

            await Task.Delay(BetweenLooks, time);
        }
    }

    private async Task<SendOutcome?> PrepareAsync(CardSetupId id, SetupTask task, ConsentScope scope)
    {
        var customer = new CustomerForm { Name = "Zoë Ångström", Email = $"zoe{id.Value[^12..]}@example.com" };
        await Get<CustomerStepWorkflow>().CreateCustomerAsync(id, customer, evenIfAlike: true, CancellationToken.None);
        if ((await SeeAsync(id)).Customer?.Id is null)
        {
            return null;
        }

        var order = new OrderForm
        {
            Channel = OrderChannel.Telephone,
            Reference = $"A-{id.Value[^8..]}",
            Amount = task is SetupTask.SaveCard ? "" : "40,00",
        };
        await Get<OrderStepWorkflow>().NoteOrderAsync(id, order, CancellationToken.None);
        var view = await SeeAsync(id);
        if (task is not SetupTask.SaveCard)
        {
            await AgreeAsync(id, view);
        }

        if (task is not SetupTask.PayNow)
        {
            await ConsentAsync(id, view, scope);
        }

        await Get<ReaderStepWorkflow>().NoteRecordingStoppedAsync(id, CancellationToken.None);
        var reader = readers[random.Next(readers.Count)];
        var sent = await Get<ReaderStepWorkflow>().SendToReaderAsync(id, reader, view.Amount, CancellationToken.None);
        if (sent is SendOutcome.OnReader)
        {
            await KeyInAsync(reader);
        }

        return sent;
    }

    private Task<StepOutcome> AgreeAsync(CardSetupId id, SetupView view)
    {
        var draft = new ConsentDraft();
        draft.BeginFor(view.Customer!.Id!.Value, OrderChannel.Telephone);
        draft.Payment = new PaymentForm
        {
            Agreed = view.Amount,
            IdentityCheck = IdentityCheck.SpelledOrder,
            IdentityPassed = true,
            Cardholder = Cardholder.Customer,
        };
        return Get<PaymentStepWorkflow>().AgreePaymentAsync(id, draft, CancellationToken.None);
    }

    private async Task ConsentAsync(CardSetupId id, SetupView view, ConsentScope scope)
    {
        var form = TypedForm.Of(scope, CultureInfo.InvariantCulture);
        form.AcceptsCharges = true;
        var draft = await Drafts.OfCallAsync(Get<ConsentScripts>(), form, time.GetUtcNow());
        draft.BeginFor(view.Customer!.Id!.Value, OrderChannel.Telephone);
        await Get<ConsentStepWorkflow>().RecordConsentAsync(id, draft, CancellationToken.None);
    }

    // The reader may have lost the command since, as when the portal canceled an older one.
    private async Task KeyInAsync(ReaderId reader)
    {
        try
        {
            await stripe.V1.TestHelpers.Terminal.Readers.PresentPaymentMethodAsync(
                reader.Value,
                new ReaderPresentPaymentMethodOptions
                {
                    Type = "card",
                    Card = new ReaderCardOptions { Number = "4242424242424242", ExpMonth = 12, ExpYear = 2030, Cvc = "123" },
                });
        }
        catch (StripeException)
        {
        }
    }

    private async Task ChargeAsync(Action<string, string> say)
    {
        if (await AnyConsentAsync() is not { } consent)
        {
            return;
        }

        var amount = new Money(100 + random.Next(7000), "eur");
        var asked = new NewCharge(
            consent,
            amount,
            ChargeInitiation.CustomerOnLine,
            ChargeOrigin.Clerk,
            IsForPurpose: true,
            DueOn: null,
            $"B-{random.Next()}",
            "Ordered on the telephone",
            Store: null,
            ChargeId.Create(time.GetUtcNow()),
            Confirmed: amount);
        if (await Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None) is ChargeOutcome.Started)
        {
            say("charged", asked.Id.Value);
        }
    }

    private async Task RefundAsync(Action<string, string> say)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var ids = await db.Set<Charge>().Where(charge => charge.State == ChargeState.Succeeded && charge.AmountRefundedMinorUnits == 0)
            .OrderBy(charge => charge.Id).Select(charge => charge.Id).ToListAsync();
        if (ids.Count is 0)
        {
            return;
        }

        var amount = new Money(50 + random.Next(50), "eur");
        var asked = new NewRefund(
            ChargeRefundId.Create(time.GetUtcNow()), ids[random.Next(ids.Count)], amount, RefundReason.RequestedByCustomer, "", amount);
        if (await people.As(ActingPeople.Sam).Get<RefundWorkflow>().RequestAsync(asked, CancellationToken.None) is RefundOutcome.Started)
        {
            say("refunded", asked.Id.Value);
        }
    }

    /// <summary>Lets a cardholder dispute a payment, or their bank decide on a dispute. Nothing of it asks the portal.</summary>
    private async Task DisputeAsync()
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var open = (await stripe.V1.Disputes.ListAsync(new DisputeListOptions { Limit = 100 }))
            .Where(dispute => dispute.Status is "needs_response" or "under_review").Select(dispute => dispute.Id)
            .Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0 && random.Next(2) is 0)
        {
            await HappenAsync(random.Next(2) is 0 ? "win_dispute" : "lose_dispute", open[random.Next(open.Count)]);
            return;
        }

        var paid = await db.Set<Charge>().Where(charge => charge.State == ChargeState.Succeeded && charge.StripeChargeId != null)
            .OrderBy(charge => charge.Id).Select(charge => charge.StripeChargeId!.Value).ToListAsync();
        if (paid.Count > 0)
        {
            await HappenAsync(random.Next(4) is 0 ? "inquire_charge" : "dispute_charge", paid[random.Next(paid.Count)].Value);
        }
    }

    private async Task AnswerAsync(Action<string, string> say)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var ids = await db.Set<ChargeDispute>()
            .Where(dispute => dispute.Status == DisputeStatus.NeedsResponse || dispute.Status == DisputeStatus.WarningNeedsResponse)
            .OrderBy(dispute => dispute.Id).Select(dispute => dispute.Id).ToListAsync();
        if (ids.Count is 0)
        {
            await DisputeAsync();
            return;
        }

        var (id, answers) = (ids[random.Next(ids.Count)], people.As(ActingPeople.Sam).Get<DisputeAnswerWorkflow>());
        if (await answers.ReadAsync(id, CancellationToken.None) is DisputeAnswerOutcome.Given { View: var proposed }
            && await answers.StageAsync(id, EvidenceForm.Of(proposed.Evidence), proposed.Digest, CancellationToken.None)
                is DisputeAnswerOutcome.Given { View: var staged }
            && await answers.SubmitAsync(id, staged.Digest, CancellationToken.None) is DisputeAnswerOutcome.Given)
        {
            say("answered", id.Value);
        }
    }

    // A payment may be disputed or refunded already.
    private async Task HappenAsync(string act, string id)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["act"] = act, ["id"] = id });
        using var answer = await Elsewhere.PostAsync(new Uri($"{stripe.ApiBase}/_simulator/elsewhere"), form);
    }

    private async Task WithdrawAsync(Action<string, string> say)
    {
        if (await AnyConsentAsync() is { } consent && await Get<WithdrawalWorkflow>().WithdrawAsync(
            consent, WithdrawalChannel.Telephone, reason: null, CancellationToken.None) is WithdrawalOutcome.Withdrawn)
        {
            say("withdrawn", consent.Value);
        }
    }

    private async Task<ConsentId?> AnyConsentAsync()
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var ids = await db.Set<Consent>()
            .Where(consent => consent.Kind == ConsentKind.OnRequest
                && db.Set<SavedCard>().Any(card => card.ConsentId == consent.Id)
                && !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id))
            .OrderBy(consent => consent.Id).Select(consent => consent.Id).ToListAsync();
        return ids.Count is 0 ? null : ids[random.Next(ids.Count)];
    }

    private async Task<SetupView> SeeAsync(CardSetupId id) =>
        (await Get<SetupReads>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();
}
