namespace MotoPortal.Readers;

/// <summary>Who uses a reader, and how it answers.</summary>
/// <param name="HeldBy">The holder's name; empty when the portal did not start it; null when it is free.</param>
/// <param name="HeldSince">Since when, UTC; null when it is not known.</param>
/// <param name="LastSeenAt">When Stripe heard from it last, UTC; null when Stripe does not say.</param>
/// <param name="LastCommand">How the portal's last command went; null before the first.</param>
public sealed record ReaderUseView(
    string? HeldBy, DateTimeOffset? HeldSince, DateTimeOffset? LastSeenAt, ReaderCommandView? LastCommand);
