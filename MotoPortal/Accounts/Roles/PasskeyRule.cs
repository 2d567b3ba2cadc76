using MotoPortal.Shell.Settings;


namespace MotoPortal.Accounts.Roles;

/// <summary>
/// Who may sign in with a passkey alone. It verifies the person, so it counts as two factors (PCI SSC FAQ 1595 and 1596, for PCI DSS
/// 8.4.2); for administrators 8.4.1 asks for one more, because a passkey may be copied between a person's devices.
/// </summary>
internal static class PasskeyRule
{
    /// <summary>Whether a person with these roles types the password as well.</summary>
    public static bool NeedsPassword(IEnumerable<string> roles, PortalMode mode) =>
        mode is not PortalMode.Practice && roles.Any(role => role is StaffRoles.Admin);
}
