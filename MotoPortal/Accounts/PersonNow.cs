namespace MotoPortal.Accounts;

/// <summary>A person whose session stands, as the database knows them at this moment.</summary>
/// <param name="UserId">Their id.</param>
/// <param name="DisplayName">The name that colleagues read.</param>
/// <param name="Roles">Their roles, the one that counts most last; empty when all were taken.</param>
internal sealed record PersonNow(string UserId, string DisplayName, IReadOnlyList<string> Roles);
