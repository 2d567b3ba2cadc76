using System.Collections.Immutable;

namespace MotoPortal.Accounts.People;

/// <summary>A person as an administrator sees them.</summary>
/// <param name="Id">Their id, which never changes.</param>
/// <param name="Name">The name that colleagues read.</param>
/// <param name="Email">The address with which they sign in.</param>
/// <param name="Roles">Their roles, the one that counts most last.</param>
/// <param name="Language">The language of their pages; null while they follow their browser.</param>
/// <param name="Store">The id of the store in which they work; null for none.</param>
/// <param name="State">Whether they can sign in.</param>
/// <param name="IsPractice">Whether they were seeded for practice.</param>
/// <param name="LinkUntil">Until when their link for a password is good, UTC; null when there is none.</param>
/// <param name="Sessions">How many sessions they have open.</param>
/// <param name="LastSeenAt">The last request of an open session, UTC, to the nearest few minutes; null when none is open.</param>
public sealed record PersonView(
    string Id,
    string Name,
    string Email,
    ImmutableArray<string> Roles,
    string? Language,
    string? Store,
    PersonState State,
    bool IsPractice,
    DateTimeOffset? LinkUntil,
    int Sessions,
    DateTimeOffset? LastSeenAt);
