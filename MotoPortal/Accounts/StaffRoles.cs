namespace MotoPortal.Accounts;

/// <summary>The roles that a member of staff can have, by the names under which the database keeps them.</summary>
internal static class StaffRoles
{
    /// <summary>Takes calls and letters and saves cards.</summary>
    public const string Clerk = "Clerk";

    /// <summary>A clerk who also helps the others.</summary>
    public const string Supervisor = "Supervisor";

    /// <summary>Reads the consents and changes nothing.</summary>
    public const string Auditor = "Auditor";

    /// <summary>Runs the portal.</summary>
    public const string Admin = "Admin";

    /// <summary>Every role there is, the one that counts most last.</summary>
    public static IReadOnlyList<string> All { get; } = [Clerk, Supervisor, Auditor, Admin];
}
