using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Status;

/// <summary>Reads whether a consent is in force, for the holder of its copy.</summary>
internal sealed class StatusReads(
    StatusLinks links, ConsentReads consents, StoreCalendarReads calendars, IDbContextFactory<PortalDb> contexts)
{
    // The kind of the entry with which each consent begins.
    private const string Given = "consent.given";

    /// <summary>The status of the consent whose copy carries this secret; null when there is none.</summary>
    public async Task<ConsentStatusView?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        if (links.Read(secret) is not { } id || await consents.FindAsync(id, cancellationToken) is not { } consent)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await EntryAsync(db, id, cancellationToken) is { } entry
            ? new ConsentStatusView(
                entry.Sequence,
                entry.At,
                consent.Language,
                consent.Result,
                consent.Ending?.At,
                !consent.SealBreaks.IsEmpty,
                await calendars.FindAsync(db, consent.Store, cancellationToken))
            : null;
    }

    private static Task<LedgerEntry?> EntryAsync(PortalDb db, ConsentId id, CancellationToken cancellationToken) =>
        db.Set<LedgerEntry>().AsNoTracking()
            .SingleOrDefaultAsync(entry => entry.ConsentId == id && entry.Kind == Given, cancellationToken);
}
