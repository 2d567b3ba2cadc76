namespace MotoPortal.Accounts;

/// <summary>The result of choosing a password with a link. Closed: only the cases named here exist.</summary>
internal abstract record PasswordLinkOutcome
{
    private PasswordLinkOutcome()
    {
    }

    /// <summary>The person has the password that they chose.</summary>
    public sealed record Kept : PasswordLinkOutcome;

    /// <summary>The link is worth nothing any more.</summary>
    public sealed record NotGood(PasswordLinkState State) : PasswordLinkOutcome;

    /// <summary>The password breaks a rule, in sentences for people; the link is still good.</summary>
    public sealed record Refused(IReadOnlyList<string> Sentences) : PasswordLinkOutcome;

    /// <summary>Too many tries from this place.</summary>
    public sealed record TooOften : PasswordLinkOutcome;

    /// <summary>Too many passwords are being hashed in this moment; the link is still good.</summary>
    public sealed record Busy : PasswordLinkOutcome;
}
