namespace MotoPortal.Accounts;

/// <summary>Measures of signing in. Not settings of the installation: only tests choose others.</summary>
internal sealed class AccountsOptions
{
    /// <summary>How often an open page and a cookie are held against the database.</summary>
    public TimeSpan RevalidateEvery { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a session lasts, however busy; one working day.</summary>
    public TimeSpan SessionLasts { get; set; } = TimeSpan.FromHours(10);

    /// <summary>Wrong tries after which an account is locked (PCI DSS 8.3.4 allows ten).</summary>
    public int WrongTries { get; set; } = 5;

    /// <summary>How long it stays locked (PCI DSS 8.3.4 asks for thirty minutes).</summary>
    public TimeSpan LockedFor { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Wrong tries from one address in a minute, over all accounts.</summary>
    public int WrongTriesPerAddress { get; set; } = 20;

    /// <summary>How many passwords are hashed at once in this process; what comes meanwhile is refused at once.</summary>
    public int HashesAtOnce { get; set; } = 4;

    /// <summary>Wrong tries of the first set-up's code from one address.</summary>
    public int WrongSetupCodes { get; set; } = 10;

    /// <summary>How long the one-time code of the first set-up is good for.</summary>
    public TimeSpan SetupCodeLasts { get; set; } = TimeSpan.FromHours(1);
}
