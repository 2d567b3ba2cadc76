using MotoPortal.Data;

namespace MotoPortal.Accounts.Passwords;

/// <summary>The result of a password check. Closed: only the cases named here exist.</summary>
internal abstract record PasswordOutcome
{
    private PasswordOutcome()
    {
    }

    /// <summary>The password is right.</summary>
    public sealed record Right(PortalUser Person) : PasswordOutcome;

    /// <summary>The e-mail or the password is wrong, or the person is disabled; which of them is not disclosed.</summary>
    public sealed record NotRight : PasswordOutcome;

    /// <summary>Too many wrong tries at this account, whether it exists or not.</summary>
    public sealed record Locked : PasswordOutcome;

    /// <summary>Too many wrong tries from this place; the password was not checked.</summary>
    public sealed record TooOften : PasswordOutcome;

    /// <summary>Too many passwords are being checked now; this one was not, and no try was counted.</summary>
    public sealed record Busy : PasswordOutcome;
}
