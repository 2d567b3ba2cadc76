using MotoPortal.Primitives;

namespace MotoPortal.Accounts;

/// <summary>A person who is about to be able to sign in.</summary>
/// <param name="Email">The address with which they sign in; its form is checked.</param>
/// <param name="DisplayName">The name that colleagues read.</param>
/// <param name="Roles">Their roles, at least one of <see cref="StaffRoles"/>.</param>
/// <param name="Language">The language of their pages, two letters; null for what their browser asks for.</param>
/// <param name="Store">The store in which they work; null for none.</param>
internal sealed record NewPerson(
    string Email, string DisplayName, IReadOnlyList<string> Roles, string? Language = null, LocationId? Store = null);
