using System.Collections.Frozen;
using MotoPortal.PersonalData;

namespace MotoPortal.Terms;

/// <summary>What the terms tell of people: who wrote, published and retired them. Nothing of a customer.</summary>
internal sealed class TermsPersonalData : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(TermsVersion)] = DataCategory.Staff,
        [typeof(TermsDraft)] = DataCategory.Staff,
        [typeof(TermsRetirement)] = DataCategory.Staff,
    }.ToFrozenDictionary();
}
