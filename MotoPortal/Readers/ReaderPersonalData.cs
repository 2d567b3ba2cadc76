using System.Collections.Frozen;
using MotoPortal.PersonalData;

namespace MotoPortal.Readers;

/// <summary>What readers, their leases and their inspections tell of people: which clerk worked when. Nothing of a customer.</summary>
internal sealed class ReaderPersonalData : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(ReaderLease)] = DataCategory.Setup,
        [typeof(ReaderInspection)] = DataCategory.Staff,
    }.ToFrozenDictionary();
}
