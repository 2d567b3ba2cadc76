namespace MotoPortal.Deliveries;

/// <summary>How long events took, from Stripe's time of them until they were applied.</summary>
/// <param name="Events">How many.</param>
/// <param name="Median">The middle one.</param>
/// <param name="Slowest">The slowest one.</param>
public sealed record LagView(int Events, TimeSpan Median, TimeSpan Slowest);
