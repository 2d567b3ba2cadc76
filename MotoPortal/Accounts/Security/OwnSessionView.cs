using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Security;

/// <summary>An open session, as its person sees it.</summary>
/// <param name="Id">The session.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="LastSeenAt">The last request, UTC, accurate to a few minutes.</param>
/// <param name="Address">The network address from which it began; null when it is not known.</param>
/// <param name="Browser">The browser and its system in plain words; null when it is not known.</param>
public sealed record OwnSessionView(SessionId Id, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string? Address, string? Browser);
