namespace MotoPortal.Readers;

/// <summary>How the portal's last command to a reader went.</summary>
/// <param name="At">When it was sent, UTC.</param>
/// <param name="Delay">How long Stripe took to answer.</param>
/// <param name="Result">What it answered.</param>
public sealed record ReaderCommandView(DateTimeOffset At, TimeSpan Delay, ReaderCommandResult Result);
