using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>Says whether the acting person works on a setup; implemented by the room that has the setups.</summary>
internal interface ISetupAccess
{
    /// <summary>Whether the acting person may do this to the setup, which is one of their stores.</summary>
    /// <param name="acting">The acting person.</param>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <param name="setup">The setup.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<Permission> AllowedAsync(ActingPerson acting, string policy, CardSetupId setup, CancellationToken cancellationToken);
}
