using MotoPortal.Accounts.Acting;

namespace MotoPortal.Accounts.SignIn;

/// <summary>The result of asking who the second person is. Closed: only the cases named here exist.</summary>
internal abstract record SecondPersonOutcome
{
    private SecondPersonOutcome()
    {
    }

    /// <summary>The passkey is unknown, the person is disabled, or its answer was old or used; which of them is not disclosed.</summary>
    public sealed record PasskeyNotRight : SecondPersonOutcome;

    /// <summary>It is another person, who may do it.</summary>
    public sealed record Confirmed(ConfirmedPerson Person) : SecondPersonOutcome;

    /// <summary>The e-mail or the password is wrong, or the person is disabled; which of them is not disclosed.</summary>
    public sealed record NotRight : SecondPersonOutcome;

    /// <summary>The password is right, and the code of the second factor is missing, wrong or used.</summary>
    public sealed record CodeNotRight : SecondPersonOutcome;

    /// <summary>The person needs a second factor and has none; they sign in once and set it up.</summary>
    public sealed record SecondFactorMissing : SecondPersonOutcome;

    /// <summary>Too many wrong tries at this account, or by this person.</summary>
    public sealed record Locked : SecondPersonOutcome;

    /// <summary>Too many passwords are being checked now; this one was not.</summary>
    public sealed record Busy : SecondPersonOutcome;

    /// <summary>It is the first person.</summary>
    public sealed record SamePerson : SecondPersonOutcome;

    /// <summary>It is another person, whose role does not allow it.</summary>
    public sealed record NotAllowed : SecondPersonOutcome;
}
