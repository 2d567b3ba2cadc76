namespace MotoPortal.Accounts.Roles;

/// <summary>The names of the roles, as the database stores them.</summary>
internal static class StaffRoles
{
    /// <summary>Takes calls and letters and saves cards.</summary>
    public const string Clerk = "Clerk";

    /// <summary>A clerk with additional permissions, such as approvals.</summary>
    public const string Supervisor = "Supervisor";

    /// <summary>Reads all records and changes nothing.</summary>
    public const string Auditor = "Auditor";

    /// <summary>Administers the portal.</summary>
    public const string Admin = "Admin";

    /// <summary>All roles, the highest last.</summary>
    public static IReadOnlyList<string> All { get; } = [Clerk, Supervisor, Auditor, Admin];
}
