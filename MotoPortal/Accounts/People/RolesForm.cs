namespace MotoPortal.Accounts.People;

/// <summary>The roles that an administrator ticks for a person.</summary>
public sealed class RolesForm
{
    /// <summary>The ticked roles, by the names of <see cref="Roles.StaffRoles"/>.</summary>
    public ISet<string> Ticked { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
