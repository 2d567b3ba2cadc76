using MotoPortal.Accounts.Roles;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Persons;

/// <summary>The data of a new person.</summary>
/// <param name="Email">The e-mail address for sign-in; validated.</param>
/// <param name="DisplayName">The name shown to colleagues.</param>
/// <param name="Roles">Their roles, at least one of <see cref="StaffRoles"/>.</param>
/// <param name="Language">The language of their pages, a two-letter code; null for the browser's.</param>
/// <param name="Stores">The stores in which they work; null for all.</param>
internal sealed record NewPerson(
    string Email, string DisplayName, IReadOnlyList<string> Roles, string? Language = null, StoreScope? Stores = null);
