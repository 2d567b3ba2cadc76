using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Privacy;

/// <summary>Erases a customer on request (GDPR article 17), and previews what is erased and kept.</summary>
internal sealed class ErasureWorkflow(
    ActingPerson acting,
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    CustomerDirectory customers,
    ConsentReads consents,
    ICustomerSetups setups,
    ErasureHolds holds,
    WithdrawalRecords withdrawals,
    ISetupCanceller canceller,
    CustomerErasure erasure,
    DisputeWindow window,
    LedgerWriter ledger)
{
    // A file that was taken out of an answer again is at Stripe all the same.
    private static readonly string[] AnswerKinds =
        ["charge.evidence_staged", "charge.evidence_submitted", "charge.evidence_file_staged"];

    /// <summary>What the erasure would remove and keep; null when there is no such customer.</summary>
    public async Task<Permitted<ErasurePreview?>> PreviewAsync(PortalCustomerId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return new Permitted<ErasurePreview?>.NotAllowed();
        }

        if (await customers.FindAsync(id, cancellationToken) is not { } customer)
        {
            return new Permitted<ErasurePreview?>.Given(null);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var given = await consents.ListOfCustomerAsync(id, cancellationToken);
        var subject = new DataSubject(id, await setups.ListAsync(db, id, cancellationToken));
        var preview = new ErasurePreview(
            id,
            customer.Name,
            customer.IsErased,
            [.. given.Where(consent => consent.Ending is null)],
            [.. given],
            await erasure.CountAsync(db, subject, cancellationToken))
        {
            Hold = await holds.FindAsync(db, id, cancellationToken),
            HasAnswersAtStripe = await LedgerKindReads.HasAnyAsync(db, id, AnswerKinds, cancellationToken),
            Window = await window.FindAsync(db, id, cancellationToken),
            EraseAfter = customer.EraseAfter,
        };
        return new Permitted<ErasurePreview?>.Given(preview);
    }

    /// <summary>Erases the customer, also when a charge can still be disputed, which could then not be answered.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="typed">The typed confirmation: the customer's name, or the number of one of their consents.</param>
    /// <param name="withdraws">Whether consents in force are withdrawn with the erasure.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<ErasureOutcome> EraseAsync(
        PortalCustomerId id, string typed, bool withdraws, CancellationToken cancellationToken) =>
        RunAsync(id, typed, withdraws, keepsEvidence: false, cancellationToken);

    /// <summary>
    /// Ends the customer's consents and has the customer erased once no charge of theirs can be disputed any more, which is at once when
    /// none can. What is kept until then is the evidence: GDPR, article 17(3)(e).
    /// </summary>
    /// <param name="id">The customer.</param>
    /// <param name="typed">As above.</param>
    /// <param name="withdraws">As above.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<ErasureOutcome> EraseLaterAsync(
        PortalCustomerId id, string typed, bool withdraws, CancellationToken cancellationToken) =>
        RunAsync(id, typed, withdraws, keepsEvidence: true, cancellationToken);

    private async Task<ErasureOutcome> RunAsync(
        PortalCustomerId id, string typed, bool withdraws, bool keepsEvidence, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new ErasureOutcome.NotAllowed();
        }

        var outcome = await atomic.RunAsync(
            scope => EraseAsync(scope, id, typed, withdraws, keepsEvidence, actor, cancellationToken), cancellationToken);
        if (outcome is ErasureOutcome.Erased)
        {
            await DatabaseMaintenance.EmptyLogAsync(contexts, CancellationToken.None);
        }

        return outcome;
    }

    private async Task<ErasureOutcome> EraseAsync(
        AtomicScope scope,
        PortalCustomerId id,
        string typed,
        bool withdraws,
        bool keepsEvidence,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (await CustomerRecords.FindAsync(scope, id, cancellationToken) is not { } customer)
        {
            return new ErasureOutcome.NotFound();
        }

        if (customer.IsErased)
        {
            return new ErasureOutcome.AlreadyErased();
        }

        var given = await consents.ListOfCustomerAsync(scope, id, cancellationToken);
        if (!Confirms(typed, customer.Name, given))
        {
            return new ErasureOutcome.NotConfirmed();
        }

        if (await holds.FindAsync(scope.Db, id, cancellationToken) is { } hold)
        {
            return new ErasureOutcome.Held(hold);
        }

        var inForce = given.Count(consent => consent.Ending is null);
        if (!withdraws && inForce > 0)
        {
            return new ErasureOutcome.StillInForce();
        }

        if (await setups.FindOnReaderAsync(scope.Db, id, cancellationToken) is { } busy)
        {
            return new ErasureOutcome.CardBeingTaken(busy);
        }

        foreach (var consent in given)
        {
            // Ended consents are included, so that a card that is still stored is removed now.
            await withdrawals.WithdrawAsync(scope, consent.Id, WithdrawalChannel.Erasure, reason: null, actor, cancellationToken);
        }

        foreach (var setup in await setups.ListAsync(scope.Db, id, cancellationToken))
        {
            await canceller.TryEndAsync(scope, setup, actor, cancellationToken);
        }

        if (keepsEvidence && await window.FindAsync(scope.Db, id, cancellationToken) is { } disputable)
        {
            await CustomerRecords.EraseLaterAsync(scope, id, disputable.Until, cancellationToken);
            ledger.Append(
                scope,
                "person.erasure_postponed",
                actor,
                new LedgerSubjects(Customer: id),
                new ErasureEntries.Postponed(disputable.ChargeNumber, disputable.Until));
            return new ErasureOutcome.Postponed(disputable.ChargeNumber, disputable.Until);
        }

        return new ErasureOutcome.Erased(await erasure.EraseAsync(scope, id, "request", actor, cancellationToken), inForce);
    }

    private static bool Confirms(string typed, string name, IReadOnlyList<ConsentView> given) =>
        (name.Trim().Length > 0 && string.Equals(SearchText.Fold(typed.Trim()), SearchText.Fold(name.Trim()), StringComparison.Ordinal))
        || (ConsentNumber.Read(typed) is { } number
            && given.Any(consent => string.Equals(consent.Number, ConsentNumber.Write(number), StringComparison.Ordinal)));
}
