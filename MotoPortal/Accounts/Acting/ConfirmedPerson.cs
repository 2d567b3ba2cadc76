using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Acting;

/// <summary>
/// A second person who entered their password on a first person's page, for one policy. Created by <see cref="SecondPersonCheck"/> only, so
/// that a page can pass it on but not create it.
/// </summary>
internal sealed class ConfirmedPerson
{
    private ConfirmedPerson(Actor second, string policy, string firstPersonId, StoreScope stores) =>
        (Second, Policy, FirstPersonId, Stores) = (second, policy, firstPersonId, stores);

    public Actor Second { get; }

    /// <summary>What they may do, one of <see cref="Policies"/>.</summary>
    public string Policy { get; }

    /// <summary>The first person, whose page it is.</summary>
    public string FirstPersonId { get; }

    /// <summary>The stores in which the second person works.</summary>
    public StoreScope Stores { get; }

    /// <summary>Creates it after a right password. Only the check calls it, which a test verifies in the compiled code.</summary>
    internal static ConfirmedPerson Of(Actor second, string policy, string firstPersonId, StoreScope stores) =>
        new(second, policy, firstPersonId, stores);
}
