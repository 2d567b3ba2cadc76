using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;

namespace MotoPortal.Invariants;

/// <summary>Lets an administrator check the invariants.</summary>
internal sealed class InvariantWorkflow(ActingPerson acting, InvariantCheck check)
{
    /// <summary>Checks all invariants.</summary>
    /// <param name="withStripe">Whether Stripe is asked too.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<InvariantOutcome> CheckAsync(bool withStripe, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.Administer, cancellationToken) is null
            ? new InvariantOutcome.NotAllowed()
            : new InvariantOutcome.Checked(await check.CheckAsync(withStripe, cancellationToken));
}
