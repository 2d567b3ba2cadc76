namespace MotoPortal.Accounts.Persons;

/// <summary>The result of changing a person's access. Closed: only the cases named here exist.</summary>
internal abstract record PersonOutcome
{
    private PersonOutcome()
    {
    }

    /// <summary>The change was made and recorded in the ledger.</summary>
    public sealed record Changed : PersonOutcome;

    /// <summary>The state was the same before; nothing was written.</summary>
    public sealed record Unchanged : PersonOutcome;

    /// <summary>The link was created; it cannot be read again.</summary>
    public sealed record LinkMade(OneTimeLink Link) : PersonOutcome;

    /// <summary>An administrator's own access can only be changed by another administrator.</summary>
    public sealed record OwnAccess : PersonOutcome;

    /// <summary>No other administrator could sign in afterwards.</summary>
    public sealed record LastAdmin : PersonOutcome;

    /// <summary>Another person has changed the same since it was read; nothing was written.</summary>
    public sealed record ChangedMeanwhile : PersonOutcome;

    /// <summary>A person needs at least one role.</summary>
    public sealed record NoRole : PersonOutcome;

    /// <summary>A person needs at least one store, or all.</summary>
    public sealed record NoStore : PersonOutcome;

    /// <summary>The person is disabled, so a link would be useless.</summary>
    public sealed record IsDisabled : PersonOutcome;

    /// <summary>The person belongs to practice mode, whose password is public.</summary>
    public sealed record IsForPractice : PersonOutcome;

    /// <summary>Another person has this e-mail address.</summary>
    public sealed record EmailInUse : PersonOutcome;

    /// <summary>There is no such person.</summary>
    public sealed record NoSuchPerson : PersonOutcome;

    /// <summary>The acting person is not an administrator, or not any more.</summary>
    public sealed record NotAllowed : PersonOutcome;
}
