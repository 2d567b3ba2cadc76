namespace MotoPortal.Accounts;

/// <summary>The result of changing a person's access. Closed: only the cases named here exist.</summary>
internal abstract record PersonOutcome
{
    private PersonOutcome()
    {
    }

    /// <summary>It is so now, and stands in the ledger.</summary>
    public sealed record Changed : PersonOutcome;

    /// <summary>It was so before; nothing was written.</summary>
    public sealed record Unchanged : PersonOutcome;

    /// <summary>The link is made; this is the only time that it can be read.</summary>
    public sealed record LinkMade(OneTimeLink Link) : PersonOutcome;

    /// <summary>An administrator's own roles and access are changed by another administrator.</summary>
    public sealed record OwnAccess : PersonOutcome;

    /// <summary>No other administrator could sign in afterwards.</summary>
    public sealed record LastAdmin : PersonOutcome;

    /// <summary>A person needs at least one role.</summary>
    public sealed record NoRole : PersonOutcome;

    /// <summary>The person is disabled, and a link would open nothing.</summary>
    public sealed record IsDisabled : PersonOutcome;

    /// <summary>The person is one of practice mode, whose password everybody knows.</summary>
    public sealed record IsForPractice : PersonOutcome;

    /// <summary>Another person has the e-mail already.</summary>
    public sealed record EmailInUse : PersonOutcome;

    /// <summary>There is no such person.</summary>
    public sealed record NoSuchPerson : PersonOutcome;

    /// <summary>Who asks is not an administrator, or is not one any more.</summary>
    public sealed record NotAllowed : PersonOutcome;
}
