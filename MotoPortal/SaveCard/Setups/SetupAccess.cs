using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Primitives;
using MotoPortal.SignedForms;

namespace MotoPortal.SaveCard.Setups;

/// <inheritdoc/>
internal sealed class SetupAccess : ISetupAccess
{
    /// <inheritdoc/>
    public Task<Permission> AllowedAsync(
        ActingPerson acting, string policy, CardSetupId setup, CancellationToken cancellationToken) =>
        acting.AllowedAsync<CardSetup>(policy, row => row.Id == setup, cancellationToken);
}
