namespace MotoPortal.Accounts;

/// <summary>The result of making the first administrator. Closed: only the cases named here exist.</summary>
internal abstract record FirstAdministratorOutcome
{
    private FirstAdministratorOutcome()
    {
    }

    /// <summary>The person was made.</summary>
    public sealed record Made(string UserId) : FirstAdministratorOutcome;

    /// <summary>The code is not right or has run out, or there are people already.</summary>
    public sealed record CodeNotGood : FirstAdministratorOutcome;

    /// <summary>The e-mail or the password breaks a rule, in sentences for people; the code is still good.</summary>
    public sealed record Refused(IReadOnlyList<string> Sentences) : FirstAdministratorOutcome;

    /// <summary>Too many wrong codes from this place.</summary>
    public sealed record TooOften : FirstAdministratorOutcome;

    /// <summary>Too many passwords are being hashed in this moment; the code is still good.</summary>
    public sealed record Busy : FirstAdministratorOutcome;
}
