namespace MotoPortal.Accounts.Settings;

/// <summary>The limits of signing in. They are not settings of an installation; only tests change them.</summary>
internal sealed class AccountsOptions
{
    /// <summary>
    /// How often an open page is checked against the database when no change was signalled, for changes made by another node or by hand. A
    /// cookie is checked at each request.
    /// </summary>
    public TimeSpan RevalidateEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The precision of a session's last request: it is written again after this time.</summary>
    public TimeSpan SeenEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an invitation's link is valid; it covers a weekend.</summary>
    public TimeSpan InvitationLasts { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a link for a new password is valid that an administrator hands over.</summary>
    public TimeSpan PasswordLinkLasts { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a link is valid that a person requested by e-mail.</summary>
    public TimeSpan MailedLinkLasts { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long after a right password a person may take for their second factor, or for setting one up.</summary>
    public TimeSpan FirstStepLasts { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after an issuer asked a person they may change how they sign in.</summary>
    public TimeSpan IssuerProofLasts { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a session lasts, even in use; one working day.</summary>
    public TimeSpan SessionLasts { get; set; } = TimeSpan.FromHours(10);

    /// <summary>The number of wrong tries after which an account is locked (PCI DSS 8.3.4 allows ten).</summary>
    public int WrongTries { get; set; } = 5;

    /// <summary>How long it stays locked (PCI DSS 8.3.4 requires thirty minutes).</summary>
    public TimeSpan LockedFor { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The number of wrong tries from one address in a minute, over all accounts.</summary>
    public int WrongTriesPerAddress { get; set; } = 20;

    /// <summary>The number of passwords hashed in parallel in this process; others are refused at once.</summary>
    public int HashesAtOnce { get; set; } = 4;

    /// <summary>The number of wrong set-up codes from one address.</summary>
    public int WrongSetupCodes { get; set; } = 10;

    /// <summary>How long the one-time set-up code is valid.</summary>
    public TimeSpan SetupCodeLasts { get; set; } = TimeSpan.FromHours(1);
}
