using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Restores;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>The consent step: stores the draft, then records the consent or its refusal.</summary>
internal sealed class ConsentStepWorkflow(
    ActingPerson acting,
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    SetupRecords setups,
    ConsentRecords consents,
    ConsentScripts scripts,
    TermsReads terms,
    SignedFormVault forms,
    CallerFacts callers,
    CardIntentCreation creation,
    SettlingWorkflow settling,
    IOptions<MerchantOptions> merchant,
    StoreCalendarReads calendars,
    ExemptTexts exempt,
    IOptions<ReadingOptions> reading,
    ChargingStop stop,
    TimeProvider time)
{
    /// <summary>
    /// The draft as last stored, or an empty one in the language of the setup's store; null when there is neither, or no such setup in the
    /// person's stores.
    /// </summary>
    public async Task<Permitted<ConsentDraft?>> ReadDraftAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        switch (await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken))
        {
            case Permission.NotAllowed:
                return new Permitted<ConsentDraft?>.NotAllowed();
            case Permission.NotFound:
                return new Permitted<ConsentDraft?>.Given(null);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await db.Set<ConsentDraftRow>().AsNoTracking().SingleOrDefaultAsync(draft => draft.SetupId == id, cancellationToken);
        return new Permitted<ConsentDraft?>.Given(kept?.Read() ?? await BeginAsync(db, id, cancellationToken));
    }

    /// <summary>
    /// Stores the draft without anything that looks like a card number, unless another tab has stored it since this one read it; does
    /// nothing once the consent is recorded or refused.
    /// </summary>
    public async Task<StepOutcome> KeepDraftAsync(CardSetupId id, ConsentDraft draft, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given)
        {
            return StepOutcome.Of(asked);
        }

        var (outcome, version) = await atomic.RunAsync<(StepOutcome, int?)>(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup.State is not SetupState.Draft)
                {
                    return (new StepOutcome.NotNow(setup.State), draft.Version);
                }

                var row = await scope.Db.Set<ConsentDraftRow>().SingleOrDefaultAsync(kept => kept.SetupId == id, cancellationToken);
                if (row is null)
                {
                    row = ConsentDraftRow.Begin(id);
                    scope.Db.Add(row);
                }
                else if (row.Version != draft.Version)
                {
                    return (new StepOutcome.ChangedElsewhere(), draft.Version);
                }

                row.Keep(draft, exempt, time.GetUtcNow());
                return (new StepOutcome.Kept(), row.Version);
            },
            cancellationToken);
        draft.Version = version;
        return outcome;
    }

    /// <summary>Records the consent with its evidence, then has Stripe create the SetupIntent.</summary>
    public Task<StepOutcome> RecordConsentAsync(CardSetupId id, ConsentDraft draft, CancellationToken cancellationToken) =>
        RecordConsentAsync(id, draft, stopsRecording: false, cancellationToken);

    /// <summary>The same with the press that also says whether the recording of the call is stopped.</summary>
    public async Task<StepOutcome> RecordConsentAsync(
        CardSetupId id, ConsentDraft draft, bool stopsRecording, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        if (await stop.FindAsync(cancellationToken) is { } reason)
        {
            return new StepOutcome.StandsStill(reason);
        }

        var setupNow = await setups.ReadAsync(id, cancellationToken);
        if (setupNow is not { Step: SetupStep.Consent, Channel: { } channel }
            || !IsConsentNext(setupNow) || draft.Channel != channel || draft.Customer != setupNow.CustomerId)
        {
            // Another tab changed the customer or the order, so the answers do not apply.
            return new StepOutcome.NotNow(setupNow.State);
        }

        if (draft.Version is { } seen && await IsChangedSinceAsync(id, seen, cancellationToken))
        {
            return new StepOutcome.ChangedElsewhere();
        }

        var today = (await calendars.FindAsync(setupNow.StoreId, cancellationToken)).DayOf(time.GetUtcNow());
        var problems = draft.Form.Check(today, exempt).SetItems(draft.Evidence.Check(channel, today, exempt));
        if (problems.IsEmpty && channel is OrderChannel.Telephone
            && !await callers.SupportsAsync(id, draft.Evidence.IdentityCheck!.Value, cancellationToken))
        {
            problems = problems.Add(nameof(EvidenceForm.IdentityCheck), FieldProblem.NotOnRecord);
        }

        if (!problems.IsEmpty)
        {
            return new StepOutcome.Invalid(problems);
        }

        var signedForm = channel is OrderChannel.Post ? await forms.FindAsync(draft.Evidence.SignedForm!.Value, cancellationToken) : null;
        if (channel is OrderChannel.Post && signedForm?.SetupId != id)
        {
            return new StepOutcome.Invalid(problems.Add(nameof(EvidenceForm.SignedForm), FieldProblem.Required));
        }

        var agreed = draft.Form.ToScope(today, exempt)!;
        var script = setupNow is { Channel: OrderChannel.Post, PostalForm: { } form }
            ? await scripts.ReadPrintedAsync(draft.Form.Language, agreed, form.TermsVersion, form.ScriptSha256, cancellationToken)
            : await scripts.ReadAsync(draft.Form.Language, agreed, cancellationToken);
        if (channel is OrderChannel.Telephone && !draft.Reading.IsCompleteFor(script, reading.Value.FastestWordsPerMinute))
        {
            return new StepOutcome.Invalid(problems.Add(nameof(ConsentForm.AcceptsCharges), FieldProblem.NotAccepted));
        }

        var state = await atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup is not { Step: SetupStep.Consent, CustomerId: { } customerId, OrderReference: { } reference } || !IsConsentNext(
                    setup) || setup.Channel != channel || draft.Customer != customerId
                    || !setup.TryApply(SetupSignal.ConsentRecorded))
                {
                    return (SetupState?)setup.State;
                }

                var customer =
                    await scope.Db.Set<KnownCustomer>().AsNoTracking().SingleAsync(known => known.Id == customerId, cancellationToken);
                var evidence =
                    new EvidenceGiven(draft.Evidence, channel is OrderChannel.Telephone ? draft.Reading.Answers : [], signedForm?.Sha256);
                var given = new ConsentGiven(
                    id,
                    customer.ToView(),
                    channel,
                    reference,
                    script,
                    agreed,
                    draft.Form.AcceptsRedisplay,
                    evidence,
                    draft.Evidence.Replaces,
                    merchant.Value,
                    setup.StoreId,
                    actor);
                setup.TakeConsent(await consents.GiveAsync(scope, given, cancellationToken));
                await SetupRecords.ForgetDraftAsync(scope, id, cancellationToken);

                // If this process stops before the SetupIntent is created, the reconciler creates it.
                setup.CheckAt(time.GetUtcNow() + PollSchedule.RecoveryPause);
                if (stopsRecording)
                {
                    setup.StopRecording(time.GetUtcNow());
                    setups.Save(scope, setup, "setup.recording_stopped", actor);
                }
                else
                {
                    setups.SaveWithoutEntry(scope, setup);
                }

                return null;
            },
            cancellationToken);
        if (state is { } elsewhere)
        {
            return new StepOutcome.NotNow(elsewhere);
        }

        await creation.EnsureAsync(id, CancellationToken.None);
        return new StepOutcome.Kept();
    }

    private async Task<bool> IsChangedSinceAsync(CardSetupId id, int seen, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ConsentDraftRow>().AnyAsync(draft => draft.SetupId == id && draft.Version != seen, cancellationToken);
    }

    /// <summary>
    /// Records that the customer refused the consent. No reader is asked, and the intent created ahead at Stripe is canceled. If an amount
    /// is charged as well, the payment continues alone.
    /// </summary>
    /// <param name="id">The setup.</param>
    /// <param name="reason">The reason of the refusal.</param>
    /// <param name="draft">What was noted and answered before the refusal.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public async Task<StepOutcome> DeclineConsentAsync(
        CardSetupId id, ConsentRefusalReason reason, ConsentDraft draft, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        var newest = await terms.NewestAsync(cancellationToken);
        var state = await atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                var paysOnly = reason is ConsentRefusalReason.Declined && setup is { Task: SetupTask.PayAndSave, State: SetupState.Draft };
                if (setup is not { CustomerId: { } customer, Channel: { } channel }
                    || setup.State is SetupState.Abandoned || !(paysOnly || setup.TryApply(SetupSignal.GivenUp)))
                {
                    return (SetupState?)setup.State;
                }

                var wasReading = draft.Reading.ScriptSha256 is not null;
                consents.Refuse(scope, new ConsentRefused(
                    id, customer, channel, reason, draft.Reading.Refused, wasReading ? newest.Number : null, draft.Form.Language, actor));
                if (setup.ConsentId is { } consent)
                {
                    consents.EndWithoutCard(scope, consent, actor);
                    setup.CheckAt(time.GetUtcNow() + PollSchedule.RecoveryPause);
                }

                if (paysOnly)
                {
                    setup.PayOnly();
                }

                await SetupRecords.ForgetDraftAsync(scope, id, cancellationToken);
                setups.SaveWithoutEntry(scope, setup);
                return null;
            },
            cancellationToken);
        if (state is { } elsewhere)
        {
            return new StepOutcome.NotNow(elsewhere);
        }

        // Settling is refused if the person has lost their role meanwhile; the reconciler then does it.
        _ = await settling.SettleAsync(id, CancellationToken.None);
        return new StepOutcome.Kept();
    }

    // Null when the store has no language of its own: the page then proposes the clerk's.
    private static async Task<ConsentDraft?> BeginAsync(PortalDb db, CardSetupId id, CancellationToken cancellationToken)
    {
        var languages = from setup in db.Set<CardSetup>().AsNoTracking()
                        join store in db.Set<StoreSettings>().AsNoTracking() on setup.StoreId equals (LocationId?)store.Id
                        where setup.Id == id
                        select store.Language;
        return await languages.SingleOrDefaultAsync(cancellationToken) is { } language
            ? new ConsentDraft { Form = { Language = language } }
            : null;
    }

    // When an amount is charged now, the customer agrees to it first.
    private static bool IsConsentNext(CardSetup setup) => setup.Task switch
    {
        SetupTask.SaveCard => true,
        SetupTask.PayAndSave => setup.AmountAgreedAt is not null,
        SetupTask.PayNow => false,
    };
}
