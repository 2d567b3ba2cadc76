using MotoPortal.Accounts.Persons;

namespace MotoPortal.Accounts.Passwords;

/// <summary>The result of choosing a password with a link. Closed: only the cases named here exist.</summary>
internal abstract record PasswordLinkOutcome
{
    private PasswordLinkOutcome()
    {
    }

    /// <summary>The password was set.</summary>
    public sealed record Kept : PasswordLinkOutcome;

    /// <summary>The link is not valid any more.</summary>
    public sealed record NotGood(PasswordLinkState State) : PasswordLinkOutcome;

    /// <summary>The password is invalid, with messages; the link stays valid.</summary>
    public sealed record Refused(IReadOnlyList<string> Sentences) : PasswordLinkOutcome;

    /// <summary>Too many tries from this place.</summary>
    public sealed record TooOften : PasswordLinkOutcome;

    /// <summary>Too many passwords are being hashed now; the link stays valid.</summary>
    public sealed record Busy : PasswordLinkOutcome;
}
