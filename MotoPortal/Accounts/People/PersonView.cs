using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.People;

/// <summary>A person, as administrators see them.</summary>
/// <param name="Id">The user id, which never changes.</param>
/// <param name="Name">The name shown to colleagues.</param>
/// <param name="Email">The e-mail address for sign-in.</param>
/// <param name="Roles">The roles, the highest last.</param>
/// <param name="Language">The language of their pages; null for the browser's.</param>
/// <param name="Stores">The stores in which they work, as set for them; an administrator works in all whatever is set.</param>
/// <param name="StoreNames">The names of these stores; empty for all.</param>
/// <param name="State">Whether they can sign in.</param>
/// <param name="IsPractice">Whether they are a practice person.</param>
/// <param name="LinkUntil">Until when their password link is valid, UTC; null when there is none.</param>
/// <param name="Sessions">The number of open sessions.</param>
/// <param name="HasSecondFactor">Whether they have a second factor.</param>
/// <param name="NeedsSecondFactor">Whether their roles require one.</param>
/// <param name="LastSeenAt">The last request of an open session, UTC, accurate to a few minutes; null when none is open.</param>
public sealed record PersonView(
    string Id,
    string Name,
    string Email,
    ImmutableArray<string> Roles,
    string? Language,
    StoreScope Stores,
    ImmutableArray<string> StoreNames,
    PersonState State,
    bool IsPractice,
    DateTimeOffset? LinkUntil,
    int Sessions,
    bool HasSecondFactor,
    bool NeedsSecondFactor,
    DateTimeOffset? LastSeenAt)
{
    /// <summary>Whether the account was not used for so long that it is to be disabled.</summary>
    public bool IsUnused { get; init; }
}
