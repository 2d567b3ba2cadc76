using System.Collections.Frozen;
using MotoPortal.PersonalData;

namespace MotoPortal.Exemptions;

/// <summary>Exemptions hold names of staff; of the text itself they hold a keyed hash.</summary>
internal sealed class ExemptionPersonalData : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(TextExemption)] = DataCategory.Staff,
    }.ToFrozenDictionary();
}
