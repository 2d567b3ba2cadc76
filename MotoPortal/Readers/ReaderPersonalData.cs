using System.Collections.Frozen;
using MotoPortal.PersonalData;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.Readers;

/// <summary>Readers, leases and inspections hold personal data of staff (who worked when), but none of customers.</summary>
internal sealed class ReaderPersonalData : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(ReaderLease)] = DataCategory.Setup,
        [typeof(ReaderInspection)] = DataCategory.Staff,
    }.ToFrozenDictionary();
}
