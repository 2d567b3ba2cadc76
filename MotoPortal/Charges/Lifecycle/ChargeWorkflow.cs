using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Restores;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>
/// Charges saved cards within their consents, from the request to the result. The only writer of <see cref="Charge"/>, refunded amounts
/// apart.
/// </summary>
internal sealed partial class ChargeWorkflow(
    ActingPerson acting,
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    ChargeContextReads chargeContexts,
    SealFindingRecords findings,
    ChargeRecords records,
    ConsentSuspensions suspensions,
    IChargeReceipts receipts,
    IChargeNotices notices,
    StripeGateway stripe,
    ChargingStop stop,
    CardChecks cards,
    CallJournal journal,
    LedgerWriter ledger,
    CallClock clock,
    TimeProvider time,
    ILogger<ChargeWorkflow> log)
{
    /// <summary>The metadata key by which a PaymentIntent is found when the answer to its creation was lost.</summary>
    public const string ChargeMetadata = "motoportal_charge";
    private const string CallKind = "charge";
    private static readonly TimeSpan ApprovalWait = TimeSpan.FromHours(24);

    /// <summary>Charges a saved card if its consent covers it.</summary>
    /// <param name="asked">The charge.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    /// <returns>The result; the row of a sent charge holds the bank's answer.</returns>
    public async Task<ChargeOutcome> RequestAsync(NewCharge asked, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RequestCharges, cancellationToken) is not { } actor)
        {
            return new ChargeOutcome.NotAllowed();
        }

        if (actor != Actor.Portal)
        {
            // A consent is the company's, so a card may be charged in any store; which store it is, the scope says and not the page.
            asked = asked with { Store = await acting.StoreAsync(cancellationToken) };
            if (await IsOfOtherStoreAsync(asked.Id, await acting.StoresAsync(cancellationToken), cancellationToken))
            {
                return new ChargeOutcome.NotFound();
            }
        }

        if (await stop.FindAsync(cancellationToken) is { } reason)
        {
            return new ChargeOutcome.StandsStill(reason);
        }

        if (await AskFirstAsync(asked.Consent, asked.Id, cancellationToken) is { } otherwise)
        {
            return otherwise;
        }

        var (outcome, command) = await atomic.RunAsync(scope => DecideAsync(scope, asked, actor, cancellationToken), cancellationToken);
        if (command is not null)
        {
            await SendAsync(command);
        }

        return outcome;
    }

    /// <summary>Approves a charge against which a house rule stands, as a second person on their own page, and sends it.</summary>
    /// <param name="id">The charge, which another person requested.</param>
    /// <param name="reason">Why it is approved; kept permanently.</param>
    /// <param name="confirmed">The amount that the button showed when the person clicked it; null when it is not known.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public async Task<ApprovalOutcome> ApproveAsync(ChargeId id, string reason, Money? confirmed, CancellationToken cancellationToken) =>
        await acting.AllowedAsync<Charge>(Policies.ApproveCharges, charge => charge.Id == id, cancellationToken) switch
        {
            Permission.Given { Actor: var second } => await ApproveAsync(id, reason, second, confirmed, cancellationToken),
            Permission.NotFound => new ApprovalOutcome.NotFound(),
            _ => new ApprovalOutcome.NotAllowed(),
        };

    /// <summary>The same for a second person at the first person's page, who has entered their password there.</summary>
    /// <param name="id">The charge.</param>
    /// <param name="reason">Why it is approved; kept permanently.</param>
    /// <param name="second">The second person.</param>
    /// <param name="confirmed">The amount that the button showed when they clicked it; null when it is not known.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public async Task<ApprovalOutcome> ApproveBesideAsync(
        ChargeId id, string reason, ConfirmedPerson second, Money? confirmed, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<Charge>(Policies.ChargeCards, charge => charge.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var first })
        {
            return asked is Permission.NotFound ? new ApprovalOutcome.NotFound() : new ApprovalOutcome.NotAllowed();
        }

        if (second.Policy is not Policies.ApproveCharges || !string.Equals(second.FirstPersonId, first.Id, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The second person was confirmed for something else, or beside another page.");
        }

        return await IsOfOtherStoreAsync(id, second.Stores, cancellationToken)
            ? new ApprovalOutcome.OtherStore()
            : await ApproveAsync(id, reason, second.Second, confirmed, cancellationToken);
    }

    /// <summary>
    /// Gives up a charge that waits for a second person. The person who requested it may do so, and everyone who may approve it.
    /// </summary>
    public async Task<GiveUpOutcome> GiveUpAsync(ChargeId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<Charge>(Policies.GiveUpCharges, charge => charge.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? GiveUpOutcome.NotFound : GiveUpOutcome.NotAllowed;
        }

        var mayDecide = await acting.MayAsync(Policies.ApproveCharges, cancellationToken);
        return await GiveUpAsync(
            id, actor, charge => mayDecide || string.Equals(charge.RequestedById, actor.Id, StringComparison.Ordinal), cancellationToken);
    }

    private async Task<bool> IsOfOtherStoreAsync(ChargeId id, StoreScope stores, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var store = await db.Set<Charge>().Where(charge => charge.Id == id)
            .Select(charge => new { charge.StoreId }).SingleOrDefaultAsync(cancellationToken);
        return store is not null && !stores.Includes(store.StoreId);
    }

    private Task<GiveUpOutcome> GiveUpAsync(ChargeId id, Actor actor, Func<Charge, bool> may, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var charge = await ChargeRecords.LoadAsync(scope, id, cancellationToken);
                if (!may(charge))
                {
                    return GiveUpOutcome.NotAllowed;
                }

                if (charge.State is not ChargeState.AwaitingApproval || !charge.TryApply(ChargeSignal.GivenUp, time.GetUtcNow()))
                {
                    return GiveUpOutcome.NotWaiting;
                }

                charge.CheckAt(null);
                records.Save(scope, charge, "charge.given_up", actor);
                return GiveUpOutcome.GivenUp;
            },
            cancellationToken);

    private async Task<ApprovalOutcome> ApproveAsync(
        ChargeId id, string reason, Actor second, Money? confirmed, CancellationToken cancellationToken)
    {
        if (await stop.FindAsync(cancellationToken) is { } stopped)
        {
            return new ApprovalOutcome.StandsStill(stopped);
        }

        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            // Since the request, earlier charges may have been found and the card renewed.
            var consent =
                await db.Set<Charge>().Where(charge => charge.Id == id).Select(charge => charge.ConsentId).SingleAsync(cancellationToken);
            switch (consent is { } under ? await AskFirstAsync(under, id, cancellationToken) : null)
            {
                case ChargeOutcome.FoundEarlier:
                    return new ApprovalOutcome.FoundEarlier();
                case ChargeOutcome.CannotAskStripe:
                    return new ApprovalOutcome.CannotAskStripe();
            }
        }

        var (outcome, command) = await atomic.RunAsync(
            scope => AllowAsync(scope, id, reason.Trim(), second, confirmed, cancellationToken), cancellationToken);
        if (command is not null)
        {
            await SendAsync(command);
        }

        return outcome;
    }

    private async Task<(ChargeOutcome Outcome, SendCommand? Command)> DecideAsync(
        AtomicScope scope, NewCharge asked, Actor actor, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<Charge>()
            .AsNoTracking().SingleOrDefaultAsync(charge => charge.Id == asked.Id, cancellationToken) is { } known)
        {
            return (known.State is ChargeState.AwaitingApproval
                ? new ChargeOutcome.AwaitsApproval(known.Id)
                : new ChargeOutcome.Started(known.Id), null);
        }

        if (await chargeContexts
            .FindAsync(scope, asked.Consent, asked.Id, actor.Id, asked.Store, asked.Amount.Currency, cancellationToken) is not { } context)
        {
            return (new ChargeOutcome.NotFound(), null);
        }

        var now = time.GetUtcNow();
        await findings.NoteAsync(scope, asked.Consent, context.Consent.SealBreaks, actor, cancellationToken);
        var preview = Preview(context, asked, now);
        var breaches = preview.Verdict is ChargeVerdict.Refused { Breaches: var against } ? against : [];
        if (!breaches.IsEmpty && (!asked.AsksForApproval || breaches.Any(breach => !breach.MayBeOverridden)))
        {
            Deny(scope, context.Consent, asked, breaches, actor);
            return (new ChargeOutcome.Refused(breaches), null);
        }

        // A charge that waits for a second person is confirmed by that person, who sees the amount.
        if (breaches.IsEmpty && !asked.IsConfirmed)
        {
            return (new ChargeOutcome.OtherAmountShown(asked.Confirmed), null);
        }

        var position = preview.Verdict switch
        {
            ChargeVerdict.Allowed allowed =>
            allowed.Position,
            ChargeVerdict.Refused refused => refused.Position,
            _ => null
        };
        var charge = Charge.Request(
            await ChargeRecords.NextNumberAsync(scope, cancellationToken),
            asked with { DueOn = asked.DueOn ?? position?.DueOn },
            asked.Id,
            context.Consent.CustomerId,
            context.Consent.Card!,
            ChargeRecap.Keep(asked.Amount, context.Consent, asked.Initiation, position),
            NamesOf(breaches),
            actor,
            now);
        scope.Db.Add(charge);
        var recap = ChargeRecap.Read(charge.Recap, ChargeRecap.OfRecords);
        if (charge.State is ChargeState.AwaitingApproval)
        {
            charge.CheckAt(now + ApprovalWait);
            records.Save(scope, charge, "charge.awaits_approval", actor, recap);
            return (new ChargeOutcome.AwaitsApproval(charge.Id), null);
        }

        return (
            new ChargeOutcome.Started(charge.Id),
            await PrepareAsync(scope, charge, context.Consent, "charge.requested", actor, recap, cancellationToken));
    }

    private async Task<(ApprovalOutcome Outcome, SendCommand? Command)> AllowAsync(
        AtomicScope scope, ChargeId id, string reason, Actor second, Money? confirmed, CancellationToken cancellationToken)
    {
        var charge = await ChargeRecords.LoadAsync(scope, id, cancellationToken);
        if (charge.State is not ChargeState.AwaitingApproval)
        {
            return (new ApprovalOutcome.NotNow(charge.State), null);
        }

        if (string.Equals(charge.RequestedById, second.Id, StringComparison.Ordinal))
        {
            return (new ApprovalOutcome.SamePerson(), null);
        }

        if (confirmed != charge.Amount)
        {
            return (new ApprovalOutcome.OtherAmountShown(confirmed), null);
        }

        // Since the request, the consent may have ended, and other charges may have been made.
        var now = time.GetUtcNow();
        if (await chargeContexts.FindAsync(
                scope, charge.ConsentId!.Value, id, charge.RequestedById, charge.StoreId, charge.Currency, cancellationToken)
            is not { } context
            || !await PendingChargeSeal.MatchesAsync(scope, charge, context.Consent, cancellationToken))
        {
            records.Save(scope, charge, "charge.seal_broken", second);
            return (new ApprovalOutcome.Refused([new(ChargeClause.SealBroken)]), null);
        }

        await findings.NoteAsync(scope, context.Consent.Id, context.Consent.SealBreaks, second, cancellationToken);
        var request =
            context.RequestOf(charge.Amount, charge.Initiation, charge.Origin, isForPurpose: true, charge.DueOn, charge.Reference);
        var breaches = ChargePolicy
            .Evaluate(context.Standing, context.Earlier, request, now) is ChargeVerdict.Refused { Breaches: var against } ? against : [];
        if (breaches.Any(breach => !breach.MayBeOverridden
            || !charge.OverriddenClauses.Split(' ').Contains(breach.Clause.ToString(), StringComparer.Ordinal)))
        {
            // A second person can override only the rules that they were shown.
            return (new ApprovalOutcome.Refused(breaches), null);
        }

        charge.Approve(second, reason, now);
        charge.Apply(ChargeSignal.Approved, now);
        return (
            new ApprovalOutcome.Sent(),
            await PrepareAsync(scope, charge, context.Consent, "charge.approved", second, reason, cancellationToken));
    }

    private async Task<SendCommand> PrepareAsync(
        AtomicScope scope, Charge charge, ConsentView consent, string kind, Actor actor, string detail, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var customer = await scope.Db.Set<KnownCustomer>()
            .Where(customer => customer.Id == charge.CustomerId).Select(customer => customer.StripeId).SingleAsync(cancellationToken);
        var onLine = charge.Initiation is ChargeInitiation.CustomerOnLine;
        var payment = new NewPayment(
            charge.Amount,
            customer,
            charge.PaymentMethodId!.Value,
            onLine,
            onLine ? null : KindRules.CredentialUsageOf(consent.Scope.Kind),
            $"{ChargeNumber.Write(charge.Number)} · {consent.Number}",
            MetadataOf(charge, consent.Id));
        var call = await journal.PrepareAsync(scope, CallKind, charge.Id.Value, payment, cancellationToken);
        charge.Send(now);
        charge.CheckAt(now + ChargeTimes.AfterSending);
        records.Save(scope, charge, kind, actor, detail);
        return new SendCommand(charge.Id, payment, call.Key, now);
    }

    private async Task SendAsync(SendCommand command)
    {
        _ = clock.Since(command.Id.Value, command.SentAt);
        var answer = await stripe.ChargeCardAsync(command.Payment, command.Key);

        // Stripe has many errors for a card that was removed, so the card itself is read; a bank may also have renewed an expired one.
        var card = answer is GatewayAnswer<StripePaymentIntent>.Refused { Refusal: var refusal }
            && refusal is { Reason: RefusalReason.NotFound or RefusalReason.InvalidRequest } or { Failure.MostTelling: "expired_card" }
            ? await cards.CheckAsync(command.Payment.Card, CancellationToken.None)
            : CardStanding.Attached;
        await atomic.RunAsync(scope => WriteAnswerDownAsync(scope, command, answer, card), CancellationToken.None);
    }

    private void Deny(AtomicScope scope, ConsentView consent, NewCharge asked, ImmutableArray<ClauseBreach> breaches, Actor actor) =>
        ledger.Append(
            scope,
            "charge.denied",
            actor,
            new LedgerSubjects(consent.SetupId, consent.Id, consent.CustomerId),
            new ChargeEntries.Denied(
                NamesOf(breaches),
                asked.Amount.AmountMinorUnits,
                asked.Amount.Currency,
                asked.Initiation.ToString(),
                asked.Origin.ToString()));

    private static string NamesOf(ImmutableArray<ClauseBreach> breaches) =>
        string.Join(' ', breaches.Select(breach => breach.Clause).Distinct());

    private sealed record SendCommand(ChargeId Id, NewPayment Payment, string Key, DateTimeOffset SentAt);
}
