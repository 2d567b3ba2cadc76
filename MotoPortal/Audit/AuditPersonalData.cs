using System.Collections.Frozen;
using MotoPortal.Audit.Entries;
using MotoPortal.PersonalData;

namespace MotoPortal.Audit;

/// <summary>Lists what staff keep for themselves when they read the ledger. There is nothing of customers in it.</summary>
internal sealed class AuditPersonalData : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(SavedLedgerFilter)] = DataCategory.Staff,
    }.ToFrozenDictionary();
}
