namespace MotoPortal.Accounts.SignIn;

/// <summary>The result of adding a second factor. Closed: only the cases named here exist.</summary>
internal abstract record EnrolmentOutcome
{
    private EnrolmentOutcome()
    {
    }

    /// <summary>The second factor was added; the recovery codes cannot be read again.</summary>
    public sealed record Added(IReadOnlyList<string> RecoveryCodes) : EnrolmentOutcome;

    /// <summary>The code is not the one that the new key gives now; nothing was changed.</summary>
    public sealed record WrongCode : EnrolmentOutcome;

    /// <summary>The name of the passkey is empty, too long, or holds a card number; nothing was changed.</summary>
    public sealed record NameNotGood : EnrolmentOutcome;

    /// <summary>The signed-in person did not prove who they are; nothing was changed.</summary>
    public sealed record NotConfirmed(StepUpOutcome Reason) : EnrolmentOutcome;

    /// <summary>The form or the first step of signing in is too old.</summary>
    public sealed record RunOut : EnrolmentOutcome;
}
