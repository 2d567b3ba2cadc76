using MotoPortal.Shell.Settings;


namespace MotoPortal.Accounts.Roles;

/// <summary>
/// Who needs a second factor: everyone who sees more than a clerk, because a guessed or stolen password would open more than one telephone
/// order (PCI DSS 8.4.2). In practice mode there are no real cards, and the practice people's password is public.
/// </summary>
internal static class SecondFactorRule
{
    /// <summary>Whether a person with these roles may act only with a second factor.</summary>
    public static bool IsRequired(IEnumerable<string> roles, PortalMode mode) =>
        mode is not PortalMode.Practice
        && roles.Any(role => role is StaffRoles.Supervisor or StaffRoles.Auditor or StaffRoles.Admin);
}
