using MotoPortal.Ledger;

namespace MotoPortal.Accounts.Roles;

/// <summary>Whether the actor may do something to one object. Closed: only the cases named here exist.</summary>
internal abstract record Permission
{
    private Permission()
    {
    }

    /// <summary>The actor may.</summary>
    public sealed record Given(Actor Actor) : Permission;

    /// <summary>The object does not exist, or belongs to a store in which the actor does not work; which of both is not told.</summary>
    public sealed record NotFound : Permission;

    /// <summary>The actor's role does not allow it, or no person is signed in.</summary>
    public sealed record NotAllowed : Permission;
}
