using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Persons;

/// <summary>A person with a valid session, as currently in the database.</summary>
/// <param name="UserId">The user id.</param>
/// <param name="DisplayName">The name shown to colleagues.</param>
/// <param name="Roles">The roles, the highest last; empty when all were removed.</param>
/// <param name="Stores">The stores in which they act.</param>
/// <param name="Store">The store for what they begin now; null for a person of all stores who chose none.</param>
internal sealed record SessionPerson(
    string UserId, string DisplayName, IReadOnlyList<string> Roles, StoreScope Stores, LocationId? Store);
