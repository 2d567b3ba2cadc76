using System.Collections.Frozen;
using MotoPortal.PersonalData;
using MotoPortal.Terms.Drafts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms;

/// <summary>The terms hold personal data of staff (who wrote, published and retired them), but none of customers.</summary>
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
