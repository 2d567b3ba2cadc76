namespace MotoPortal.Accounts;

/// <summary>Measures of signing in. Not settings of the installation: only tests choose others.</summary>
internal sealed class AccountsOptions
{
    /// <summary>
    /// How often an open page is held against the database when no change was announced: by another node, or by hand in the database.
    /// A cookie is held against it at each request.
    /// </summary>
    public TimeSpan RevalidateEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How old the time of the last request of a session may grow before it is written down again.</summary>
    public TimeSpan SeenEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the link of an invitation is good for: over a weekend.</summary>
    public TimeSpan InvitationLasts { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a link for a new password is good for that an administrator hands over.</summary>
    public TimeSpan PasswordLinkLasts { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a link is good for that a person asked for themselves and got by e-mail.</summary>
    public TimeSpan MailedLinkLasts { get; set; } = TimeSpan.FromHours(1);

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
