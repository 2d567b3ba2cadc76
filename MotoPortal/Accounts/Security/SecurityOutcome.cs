using MotoPortal.Accounts.SignIn;

namespace MotoPortal.Accounts.Security;

/// <summary>The result of changing how one signs in. Closed: only the cases named here exist.</summary>
internal abstract record SecurityOutcome
{
    private SecurityOutcome()
    {
    }

    /// <summary>The change was made and recorded in the ledger.</summary>
    public sealed record Changed : SecurityOutcome;

    /// <summary>The password was changed, and all other sessions were ended.</summary>
    public sealed record PasswordChanged : SecurityOutcome;

    /// <summary>The new password is not good, with messages; nothing was changed.</summary>
    public sealed record PasswordRefused(IReadOnlyList<string> Sentences) : SecurityOutcome;

    /// <summary>The person signs in without a password of their own, so there is none to change.</summary>
    public sealed record NoPassword : SecurityOutcome;

    /// <summary>New recovery codes were created; they cannot be read again.</summary>
    public sealed record CodesMade(IReadOnlyList<string> Codes) : SecurityOutcome;

    /// <summary>It was so already; nothing was written.</summary>
    public sealed record Unchanged : SecurityOutcome;

    /// <summary>The person did not prove who they are; nothing was changed.</summary>
    public sealed record NotConfirmed(StepUpOutcome Reason) : SecurityOutcome;

    /// <summary>The person's roles require a second factor, so it can be replaced but not removed.</summary>
    public sealed record IsRequired : SecurityOutcome;

    /// <summary>The name of the passkey is empty, too long, or holds a card number; nothing was changed.</summary>
    public sealed record NameNotGood : SecurityOutcome;

    /// <summary>No person is signed in any more.</summary>
    public sealed record NotAllowed : SecurityOutcome;
}
