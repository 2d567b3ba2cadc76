using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>Loads and saves setups. Each change is saved in its own transaction, with an entry in the ledger, and rings the bell.</summary>
internal sealed class SetupRecords(LedgerWriter ledger, IDbContextFactory<PortalDb> contexts, TimeProvider time)
{
    /// <summary>The bell topic that rings when any setup changed.</summary>
    public const string Topic = "card-setups";

    /// <summary>The metadata key at Stripe that holds the setup's id.</summary>
    public const string MetadataKey = "motoportal_setup";

    /// <summary>Loads a setup for a change.</summary>
    /// <exception cref="InvalidOperationException">There is no such setup.</exception>
    public static Task<CardSetup> LoadAsync(AtomicScope scope, CardSetupId id, CancellationToken cancellationToken) =>
        scope.Db.Set<CardSetup>().SingleAsync(setup => setup.Id == id, cancellationToken);

    /// <summary>The metadata by which an object at Stripe is found by its setup.</summary>
    public static ImmutableDictionary<string, string> MetadataOf(CardSetupId id) =>
        ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(MetadataKey, id.Value);

    /// <summary>
    /// Applies a signal to a setup. This is the only place that releases the reader's lease, when the setup leaves its reader.
    /// </summary>
    /// <returns>False when the signal may not happen in the setup's state; nothing has changed then.</returns>
    public static async Task<bool> TryApplyAsync(
        AtomicScope scope, CardSetup setup, SetupSignal signal, CancellationToken cancellationToken)
    {
        var wasOnReader = setup.IsOnReader;
        if (!setup.TryApply(signal))
        {
            return false;
        }

        if (wasOnReader && !setup.IsOnReader && setup.ReaderId is { } reader)
        {
            await LeaseRecords.ReleaseAsync(scope, reader, setup.Id, cancellationToken);
        }

        return true;
    }

    /// <summary>Applies a signal that the setup's state allows, see <see cref="TryApplyAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">The signal may not happen in the setup's state.</exception>
    public static async Task ApplyAsync(AtomicScope scope, CardSetup setup, SetupSignal signal, CancellationToken cancellationToken)
    {
        if (!await TryApplyAsync(scope, setup, signal, cancellationToken))
        {
            throw new InvalidOperationException($"{signal} may not happen to setup {setup.Id} in state {setup.State}.");
        }
    }

    /// <summary>Deletes the draft of the consent once the consent is recorded or refused.</summary>
    public static Task<int> ForgetDraftAsync(AtomicScope scope, CardSetupId id, CancellationToken cancellationToken) =>
        scope.Db.Set<ConsentDraftRow>().Where(draft => draft.SetupId == id).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Reads a setup without tracking it.</summary>
    /// <exception cref="InvalidOperationException">There is no such setup.</exception>
    public async Task<CardSetup> ReadAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CardSetup>().AsNoTracking().SingleAsync(setup => setup.Id == id, cancellationToken);
    }

    /// <summary>Saves a change with an entry in the ledger.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="setup">The changed setup.</param>
    /// <param name="kind">The ledger's kind of entry.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="detail">A short fact for the entry, such as a reader's label; null for none.</param>
    public void Save(AtomicScope scope, CardSetup setup, string kind, Actor actor, string? detail = null)
    {
        ledger.Append(
            scope,
            kind,
            actor,
            new LedgerSubjects(setup.Id, setup.ConsentId, setup.CustomerId),
            new SetupEntries.Changed(
                detail, setup.State
                    .ToString(), setup.Attempt, setup.SetupIntentId?.Value, setup.PaymentIntentId?.Value, setup.ReaderId?.Value));
        SaveWithoutEntry(scope, setup);
    }

    /// <summary>Saves the customer's agreement to be charged now, with its evidence.</summary>
    public void SaveAgreement(AtomicScope scope, CardSetup setup, PaymentForm form, Actor actor)
    {
        var amount = setup.Amount!.Value;
        var asks = setup.Task is SetupTask.PayNow;
        ledger.Append(
            scope,
            "payment.agreed",
            actor,
            new LedgerSubjects(setup.Id, Customer: setup.CustomerId),
            new SetupEntries.PaymentAgreed(
                $"{amount.Currency.ToUpperInvariant()} {amount.Type(CultureInfo.InvariantCulture)}",
                amount.AmountMinorUnits,
                amount.Currency,
                setup.OrderReference,
                setup.Channel?.ToString(),
                asks ? form.IdentityCheck?.ToString() : null,
                asks ? form.Cardholder?.ToString() : null,
                asks && form.CardholderRelation.Length > 0 ? form.CardholderRelation.Trim() : null,
                asks && form.IdentityCheck is IdentityCheck.KnownVoice ? form.IdentityKnownTo.Trim() : null,
                asks && form.Cardholder is Cardholder.OtherPerson ? form.CardholderName.Trim() : null));
        SaveWithoutEntry(scope, setup);
    }

    /// <summary>Saves a change without an entry in the ledger, such as the time of the next poll.</summary>
    public void SaveWithoutEntry(AtomicScope scope, CardSetup setup)
    {
        setup.Touch(time.GetUtcNow());
        scope.Ring(setup.Id.Value);
        scope.Ring(Topic);
    }
}
