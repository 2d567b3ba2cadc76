using MotoPortal.Accounts.Acting;
using MotoPortal.Primitives;

namespace MotoPortal.Receipts;

/// <summary>Reads the contents of receipts for pages: those of charges of the person's stores.</summary>
internal sealed class ReceiptReads(StoreContexts contexts, ReceiptSource source)
{
    /// <summary>The contents of a charge's receipt; null when there is no such charge, or it did not succeed.</summary>
    public async Task<ReceiptFacts?> FindAsync(ChargeId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await source.FindAsync(db, id, cancellationToken);
    }
}
