using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Pdf;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>
/// The customer data of the ledger. It is here and not in the Ledger room, which is lower than this room and cannot use its interfaces.
/// </summary>
internal sealed class LedgerPersonalData(TimeProvider time) : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(LedgerEntry)] = DataCategory.Ledger,
        [typeof(LedgerPayload)] = DataCategory.Ledger,
        [typeof(LedgerErasure)] = DataCategory.Ledger,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public async Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken)
    {
        var entries = Entries(db, subject);
        return new()
        {
            LedgerPayloads = await entries.CountAsync(entry => entry.Payload != null, cancellationToken),
            KeptEntries = await entries.CountAsync(cancellationToken),
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        var entries = await Entries(db, subject).AsNoTracking().Include(entry => entry.Payload).OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        ImmutableArray<ExportedEntry> written =
        [
            .. entries.Select(entry => new ExportedEntry(
                entry.Sequence,
                entry.Kind,
                entry.At,
                entry.ActorId,
                entry.ActorRole,
                entry.SetupId,
                entry.ConsentId,
                entry.Commitment,
                PayloadOf(entry))),
        ];
        return
        [
            new PersonalSection("ledger", written, written.Length)
            {
                Chapter = PersonalChapter.Ledger,
                Blocks =
                [
                    new PdfBlock.Small(text.Get(nameof(PersonalDataTexts.LedgerLead))),
                    .. written.Select(entry => new PdfBlock.Row(text.Moment(entry.At), entry.Kind)),
                ],
            },
        ];
    }

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken) =>
        new() { LedgerPayloads = await LedgerErasure.EraseAsync(scope, Entries(scope.Db, subject), time.GetUtcNow(), cancellationToken) };

    // The entries that name the customer or one of their setups: the first entries of a setup precede the choice of the customer.
    private static IQueryable<LedgerEntry> Entries(PortalDb db, DataSubject subject)
    {
        var customer = subject.Customer;
        var setups = subject.Setups.Select(setup => (CardSetupId?)setup).ToList();
        return db.Set<LedgerEntry>().Where(entry => entry.CustomerId == customer || setups.Contains(entry.SetupId));
    }

    private static JsonElement? PayloadOf(LedgerEntry entry) => entry.Payload is { } payload ? JsonElement.Parse(payload.Json) : null;
}
