using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Persons;

/// <summary>The signed-in member of staff, as currently in the database.</summary>
/// <param name="UserId">The user id, which never changes.</param>
/// <param name="DisplayName">The name shown to colleagues.</param>
/// <param name="Roles">The roles, the highest last.</param>
/// <param name="Language">The language of their pages, a two-letter code.</param>
/// <param name="LocationId">The store that they chose last, one of their stores; null before.</param>
/// <param name="Stores">The stores in which they work.</param>
internal sealed record Person(
    string UserId, string DisplayName, IReadOnlyList<string> Roles, string Language, LocationId? LocationId, StoreScope Stores);
