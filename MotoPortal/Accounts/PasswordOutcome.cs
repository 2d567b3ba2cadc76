using MotoPortal.Data;

namespace MotoPortal.Accounts;

/// <summary>The result of holding a password against an account. Closed: only the cases named here exist.</summary>
internal abstract record PasswordOutcome
{
    private PasswordOutcome()
    {
    }

    /// <summary>It is this person.</summary>
    public sealed record Right(PortalUser Person) : PasswordOutcome;

    /// <summary>The e-mail or the password is wrong, or the person was sent away; which of them is not told.</summary>
    public sealed record NotRight : PasswordOutcome;

    /// <summary>Too many wrong tries at this account, whether it exists or not.</summary>
    public sealed record Locked : PasswordOutcome;

    /// <summary>Too many wrong tries from this place; nothing was looked at.</summary>
    public sealed record TooOften : PasswordOutcome;

    /// <summary>Too many passwords are being looked at in this moment; this one was not, and counts as no try.</summary>
    public sealed record Busy : PasswordOutcome;
}
