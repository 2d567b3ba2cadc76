using System.Collections.Immutable;

namespace MotoPortal.Deliveries;

/// <summary>How events arrive from Stripe.</summary>
/// <param name="LastReceivedAt">When the last one was received, UTC; null before the first.</param>
/// <param name="Waiting">How many are not applied yet.</param>
/// <param name="OldestWaiting">How old the oldest of them is; null when none waits.</param>
/// <param name="Lag">How long the events of the last hour took; null when none was applied.</param>
/// <param name="Refused">The posts of today that were refused, most frequent reason first.</param>
/// <param name="Letters">The events that were given up, newest first; at most <see cref="DeliveryReads.MostListed"/>.</param>
/// <param name="AllLetters">How many were given up in all.</param>
public sealed record DeliveryView(
    DateTimeOffset? LastReceivedAt,
    int Waiting,
    TimeSpan? OldestWaiting,
    LagView? Lag,
    ImmutableArray<RefusedPostsView> Refused,
    ImmutableArray<DeadLetterView> Letters,
    int AllLetters);
