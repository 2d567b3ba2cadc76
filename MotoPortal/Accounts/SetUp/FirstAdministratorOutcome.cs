namespace MotoPortal.Accounts.SetUp;

/// <summary>The result of making the first administrator. Closed: only the cases named here exist.</summary>
internal abstract record FirstAdministratorOutcome
{
    private FirstAdministratorOutcome()
    {
    }

    /// <summary>The person was created.</summary>
    public sealed record Made(string UserId) : FirstAdministratorOutcome;

    /// <summary>The code is wrong or has expired, or there are people already.</summary>
    public sealed record CodeNotGood : FirstAdministratorOutcome;

    /// <summary>The e-mail or the password is invalid, with messages for each; the code stays valid.</summary>
    public sealed record Refused(IReadOnlyList<string> Email, IReadOnlyList<string> Password) : FirstAdministratorOutcome;

    /// <summary>Too many wrong codes from this place.</summary>
    public sealed record TooOften : FirstAdministratorOutcome;

    /// <summary>Too many passwords are being hashed now; the code stays valid.</summary>
    public sealed record Busy : FirstAdministratorOutcome;
}
