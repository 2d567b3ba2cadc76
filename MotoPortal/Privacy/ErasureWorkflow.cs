using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;

namespace MotoPortal.Privacy;

/// <summary>Erases a customer who asks for it (GDPR article 17), and says before what goes and what stays.</summary>
internal sealed class ErasureWorkflow(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, ConsentReads consents, WithdrawalWorkflow withdrawals, ISetupCanceller taking, PersonErasure erasure)
{
    /// <summary>What the erasure would take and leave; null when there is no such customer.</summary>
    public async Task<ErasurePreview?> PreviewAsync(PortalCustomerId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<KnownCustomer>().AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken) is not { } customer)
        {
            return null;
        }

        var setups = await db.Set<CardSetup>().AsNoTracking().Where(setup => setup.CustomerId == id).Select(setup => new { setup.Id, HasOrder = setup.OrderReference != null }).ToListAsync(cancellationToken);
        var setupIds = setups.Select(setup => setup.Id).ToList();
        var given = await consents.ListOfCustomerAsync(id, cancellationToken);
        var consentIds = given.Select(consent => consent.Id).ToList();
        var entries = PersonEntries.Of(db, id, setupIds);
        var counts = new ErasedCounts(
            await entries.CountAsync(entry => entry.Payload != null, cancellationToken),
            await db.Set<OutgoingMail>().CountAsync(mail => mail.CustomerId == id, cancellationToken),
            await db.Set<SignedForm>().CountAsync(form => setupIds.Contains(form.SetupId), cancellationToken),
            await db.Set<ConsentEvidence>().CountAsync(evidence => consentIds.Contains(evidence.ConsentId), cancellationToken),
            await db.Set<WithdrawalLink>().CountAsync(link => consentIds.Contains(link.ConsentId), cancellationToken),
            setups.Count(setup => setup.HasOrder));
        return new ErasurePreview(
            id, customer.Name, customer.IsErased, [.. given.Where(consent => consent.Ending is null)], [.. given], counts, await entries.CountAsync(cancellationToken))
        {
            Hold = await ErasureHold.FindAsync(db, id, cancellationToken),
        };
    }

    /// <summary>Erases the customer.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="typed">What was typed to confirm: their name, or the number of one of their consents.</param>
    /// <param name="withdraws">Whether consents that still stand are withdrawn with it.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ErasureOutcome> EraseAsync(PortalCustomerId id, string typed, bool withdraws, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await atomic.RunAsync(scope => EraseAsync(scope, id, typed, withdraws, actor, cancellationToken), cancellationToken);
        if (outcome is ErasureOutcome.Erased)
        {
            await DatabaseUpkeep.EmptyLogAsync(contexts, CancellationToken.None);
        }

        return outcome;
    }

    private async Task<ErasureOutcome> EraseAsync(AtomicScope scope, PortalCustomerId id, string typed, bool withdraws, Actor actor, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<KnownCustomer>().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken) is not { } customer)
        {
            return new ErasureOutcome.NotFound();
        }

        if (customer.IsErased)
        {
            return new ErasureOutcome.AlreadyErased();
        }

        var given = await scope.Db.Set<Consent>().AsNoTracking().Where(consent => consent.CustomerId == id)
            .Select(consent => new { consent.Id, consent.Number, HasEnded = scope.Db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id) })
            .ToListAsync(cancellationToken);
        if (!Confirms(typed, customer.Name, [.. given.Select(consent => consent.Number)]))
        {
            return new ErasureOutcome.NotConfirmed();
        }

        if (await ErasureHold.FindAsync(scope.Db, id, cancellationToken) is { } hold)
        {
            return new ErasureOutcome.Held(hold);
        }

        if (!withdraws && given.Exists(consent => !consent.HasEnded))
        {
            return new ErasureOutcome.StillInForce();
        }

        var setups = await scope.Db.Set<CardSetup>().Where(setup => setup.CustomerId == id).ToListAsync(cancellationToken);
        if (setups.Find(setup => setup.State is SetupState.OnReader or SetupState.Settling) is { } busy)
        {
            return new ErasureOutcome.CardBeingTaken(busy.Id);
        }

        foreach (var consent in given)
        {
            // One that has ended is gone through too: a card that was kept for a while goes now.
            await withdrawals.WithdrawAsync(scope, consent.Id, WithdrawalChannel.Erasure, reason: null, actor, cancellationToken);
        }

        foreach (var setup in setups)
        {
            await taking.TryEndAsync(scope, setup.Id, actor, cancellationToken);
        }

        var counts = await erasure.EraseAsync(scope, customer, "request", actor, cancellationToken);
        return new ErasureOutcome.Erased(counts, given.Count(consent => !consent.HasEnded));
    }

    private static bool Confirms(string typed, string name, IReadOnlyCollection<int> numbers) =>
        (name.Trim().Length > 0 && string.Equals(SearchText.Fold(typed.Trim()), SearchText.Fold(name.Trim()), StringComparison.Ordinal))
        || (ConsentNumber.Read(typed) is { } number && numbers.Contains(number));
}
