using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Exemptions;

/// <summary>
/// Exempts texts from the card number guard, each for one kind of field, by two people: one typed it, another one read it on the same
/// screen. See <c>docs/decisions/0023-a-false-refusal-is-released.md</c>.
/// </summary>
internal sealed class ExemptionWorkflow(
    ActingPerson acting,
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    ExemptionRecords records,
    ExemptTexts exempt,
    LedgerWriter ledger,
    TimeProvider time)
{
    private const int MostListed = 500;

    /// <summary>Exempts a text that was typed on the acting person's page.</summary>
    /// <param name="field">The kind of field.</param>
    /// <param name="text">The text, which is not stored.</param>
    /// <param name="reason">Why it is no card number.</param>
    /// <param name="second">The person who read it and proved their password on this page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ExemptOutcome> ExemptBesideAsync(
        ExemptibleField field, string text, string reason, ConfirmedPerson second, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.AskForExemptions, cancellationToken) is not { } first)
        {
            return ExemptOutcome.NotAllowed;
        }

        if (second.Policy is not Policies.ExemptTexts || !string.Equals(second.FirstPersonId, first.Id, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The second person was confirmed for something else, or beside another page.");
        }

        if (string.Equals(second.Second.Id, first.Id, StringComparison.Ordinal))
        {
            return ExemptOutcome.SamePerson;
        }

        var typed = text.Trim();
        if (Refusal(field, typed, reason) is { } refused)
        {
            return refused;
        }

        var fingerprint = await records.FingerprintAsync(typed, cancellationToken);
        await atomic.RunAsync(
            async scope =>
            {
                if (await InForce(scope.Db).AnyAsync(row => row.Field == field && row.Fingerprint == fingerprint, cancellationToken))
                {
                    return;
                }

                scope.Db.Add(TextExemption.Write(
                    field, fingerprint, typed.Length, reason.Trim(), first, second.Second, time.GetUtcNow()));
                ledger.Append(
                    scope,
                    "exemption.given",
                    second.Second,
                    default,
                    new ExemptionEntries.Given(field.ToString(), fingerprint, first.Id, reason.Trim()));
                scope.Ring(ExemptionRecords.Topic);
            },
            cancellationToken);
        await records.RefreshAsync(CancellationToken.None);
        return ExemptOutcome.Exempted;
    }

    /// <summary>Takes an exemption back, so that the text is refused again wherever it is typed.</summary>
    /// <param name="sequence">The exemption.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<TakeBackOutcome> TakeBackAsync(long sequence, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return TakeBackOutcome.NotAllowed;
        }

        var outcome = await atomic.RunAsync(
            async scope =>
            {
                if (await InForce(scope.Db).SingleOrDefaultAsync(row => row.Sequence == sequence, cancellationToken) is not { } row)
                {
                    return TakeBackOutcome.NotFound;
                }

                row.TakeBack(actor, time.GetUtcNow());
                ledger.Append(
                    scope, "exemption.taken_back", actor, default, new ExemptionEntries.Ended(row.Field.ToString(), row.Fingerprint));
                scope.Ring(ExemptionRecords.Topic);
                return TakeBackOutcome.TakenBack;
            },
            cancellationToken);
        await records.RefreshAsync(CancellationToken.None);
        return outcome;
    }

    /// <summary>The exemptions, newest first, at most 500.</summary>
    public async Task<Permitted<ImmutableArray<ExemptionView>>> ListAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeExemptions, cancellationToken) is null)
        {
            return new Permitted<ImmutableArray<ExemptionView>>.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<TextExemption>().AsNoTracking()
            .OrderByDescending(row => row.Sequence)
            .Take(MostListed)
            .Select(row => new ExemptionView(
                row.Sequence, row.Field, row.Length, row.Reason, row.TypedByName, row.ExemptedByName, row.At, row.TakenBackByName,
                row.TakenBackAt))
            .ToListAsync(cancellationToken);
        return new Permitted<ImmutableArray<ExemptionView>>.Given([.. rows]);
    }

    private static IQueryable<TextExemption> InForce(PortalDb db) => db.Set<TextExemption>().Where(row => row.TakenBackAt == null);

    private ExemptOutcome? Refusal(ExemptibleField field, string typed, string reason) =>
        FieldRules.Text(reason, TextExemption.ReasonLength, required: true) is not null ? ExemptOutcome.NoReason
        : !exempt.Refuse(field, typed) ? ExemptOutcome.NotRefused
        : CardNumberGuard.IsCertain(typed) ? ExemptOutcome.Certain
        : null;
}
