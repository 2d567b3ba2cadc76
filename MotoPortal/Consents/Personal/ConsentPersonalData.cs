using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Personal;

/// <summary>Exports, counts and erases a customer's consents, their evidence and cards. Scope and times stay after an erasure.</summary>
internal sealed class ConsentPersonalData(ConsentReads consents, TimeProvider time) : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(Consent)] = DataCategory.Agreement,
        [typeof(ConsentFact)] = DataCategory.Agreement,
        [typeof(ConsentEnding)] = DataCategory.Agreement,
        [typeof(WithdrawalLink)] = DataCategory.Agreement,
        [typeof(ConsentEvidence)] = DataCategory.Evidence,
        [typeof(SavedCard)] = DataCategory.Card,
        [typeof(PlannedCardRemoval)] = DataCategory.Card,
        [typeof(ConsentRefusal)] = DataCategory.Refusal,
        [typeof(SealFinding)] = DataCategory.Ledger,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public async Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken)
    {
        var ids = Ids(db, subject);
        return new()
        {
            Evidence = await db.Set<ConsentEvidence>().CountAsync(evidence => ids.Contains(evidence.ConsentId), cancellationToken),
            WithdrawalLinks = await db.Set<WithdrawalLink>().CountAsync(link => ids.Contains(link.ConsentId), cancellationToken),
            KeptConsents = await ids.CountAsync(cancellationToken),
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        var held = await ReadAsync(db, subject, cancellationToken);
        var refusals = await db.Set<ConsentRefusal>().AsNoTracking().Where(refusal => refusal.CustomerId == subject.Customer)
            .OrderByDescending(refusal => refusal.RefusedAt).ToListAsync(cancellationToken);
        ImmutableArray<ExportedRefusal> declined = [.. refusals.Select(ExportedRefusal.Of)];
        return
        [
            new PersonalSection("consents", held, held.Length)
            {
                Chapter = PersonalChapter.Consents,
                Blocks = [.. held.SelectMany(consent => ConsentBlocks.Of(consent.Record, text))],
            },
            new PersonalSection("refusals", declined, declined.Length),
        ];
    }

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        var ids = await Ids(scope.Db, subject).ToListAsync(cancellationToken);
        var links = await scope.Db.Set<WithdrawalLink>().Where(link => ids.Contains(link.ConsentId)).ExecuteDeleteAsync(cancellationToken);
        var evidence =
            await scope.Db.Set<ConsentEvidence>().Where(one => ids.Contains(one.ConsentId)).ExecuteDeleteAsync(cancellationToken);
        var now = time.GetUtcNow();
        scope.Db.AddRange(ids.Select(id => ConsentFact.Write(id, ConsentFactKind.PersonErased, actor, now)));
        scope.Ring(ConsentTopics.Any);
        scope.Ring(ConsentTopics.Of(subject.Customer));
        return new() { Evidence = evidence, WithdrawalLinks = links, KeptConsents = ids.Count };
    }

    private static IQueryable<ConsentId> Ids(PortalDb db, DataSubject subject) =>
        db.Set<Consent>().AsNoTracking().Where(consent => consent.CustomerId == subject.Customer).Select(consent => consent.Id);

    private async Task<ImmutableArray<ExportedConsent>> ReadAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken)
    {
        var given = await consents.ListOfCustomerAsync(subject.Customer, cancellationToken);
        var ids = given.Select(consent => consent.Id).ToList();
        var facts = await db.Set<ConsentFact>().AsNoTracking().Where(fact => ids.Contains(fact.ConsentId)).OrderBy(fact => fact.Id)
            .ToListAsync(cancellationToken);
        var removals = await db.Set<PlannedCardRemoval>().AsNoTracking().Where(removal => ids.Contains(removal.ConsentId))
            .ToDictionaryAsync(removal => removal.ConsentId, cancellationToken);
        var links = await db.Set<WithdrawalLink>().AsNoTracking().Where(link => ids.Contains(link.ConsentId)).OrderBy(link => link.MadeAt)
            .ToListAsync(cancellationToken);
        var evidence = await db.Set<ConsentEvidence>().AsNoTracking().Where(one => ids.Contains(one.ConsentId))
            .ToDictionaryAsync(one => one.ConsentId, cancellationToken);
        return
        [
            .. given.Select(consent => new ExportedConsent(
                consent,
                evidence.GetValueOrDefault(consent.Id)?.ToView(),
                [.. facts.Where(fact => fact.ConsentId == consent.Id).Select(fact => new ExportedFact(fact.Kind, fact.At))],
                removals.GetValueOrDefault(consent.Id) is { } removal
                    ? new ExportedRemoval(removal.DueAt, removal.DoneAt, removal.Tries)
                    : null,
                [.. links.Where(link => link.ConsentId == consent.Id).Select(link => new ExportedLink(link.MadeAt, link.UsedAt))])),
        ];
    }
}
