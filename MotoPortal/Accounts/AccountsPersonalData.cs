using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Data;
using MotoPortal.PersonalData;

namespace MotoPortal.Accounts;

/// <summary>Lists the personal data of staff. There are none of customers.</summary>
internal sealed class AccountsPersonalData : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(PortalUser)] = DataCategory.Staff,
        [typeof(IdentityUserClaim<string>)] = DataCategory.Staff,
        [typeof(IdentityUserLogin<string>)] = DataCategory.Staff,
        [typeof(IdentityUserPasskey<string>)] = DataCategory.Staff,
        [typeof(IdentityUserRole<string>)] = DataCategory.Staff,
        [typeof(IdentityUserToken<string>)] = DataCategory.Staff,
        [typeof(ExternalIdentity)] = DataCategory.Staff,
        [typeof(IssuedPasswordLink)] = DataCategory.Staff,
        [typeof(PersonSession)] = DataCategory.Staff,
        [typeof(PersonStore)] = DataCategory.Staff,
        [typeof(PreviousPassword)] = DataCategory.Staff,
        [typeof(RecoveryCode)] = DataCategory.Staff,
        [typeof(SavedFilter)] = DataCategory.Staff,
        [typeof(SecondFactor)] = DataCategory.Staff,
    }.ToFrozenDictionary();
}
