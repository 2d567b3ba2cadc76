using MotoPortal.Primitives;

namespace MotoPortal.Accounts;

/// <summary>The member of staff who is signed in, as the database knows them at this moment.</summary>
/// <param name="UserId">Their id, which never changes.</param>
/// <param name="DisplayName">The name that colleagues read.</param>
/// <param name="Roles">Their roles, the one that counts most last.</param>
/// <param name="Language">The language of their pages, two letters.</param>
/// <param name="LocationId">The store where they work; null until they chose it.</param>
internal sealed record Person(string UserId, string DisplayName, IReadOnlyList<string> Roles, string Language, LocationId? LocationId);
